package io.millrace.alerting.listener;

import io.millrace.alerting.config.AlertingConfig;
import io.millrace.alerting.config.AlertingSettings;
import io.millrace.alerting.delivery.AlarmSender;
import io.millrace.alerting.delivery.AlertDelivery;
import io.millrace.alerting.delivery.AlertSender;
import io.millrace.alerting.delivery.DeadLetterAlerts;
import io.millrace.alerting.delivery.DeletedRows;
import io.millrace.alerting.delivery.DeliveryLog;
import io.millrace.alerting.delivery.Folds;
import io.millrace.alerting.delivery.MailSender;
import io.millrace.alerting.delivery.MailTemplates;
import io.millrace.alerting.delivery.Pace;
import io.millrace.alerting.domain.Channel;
import io.millrace.platform.aws.AwsClients;
import io.millrace.platform.ledger.CheckpointStore;
import io.millrace.platform.objects.ObjectStore;
import io.millrace.platform.runtime.PlatformConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** The stage put together from its settings; wrong settings stop the service at its start. */
@Singleton
class AlertingBeans {

    @Produces
    @Singleton
    AlertDelivery delivery(
            AlertingConfig config, PlatformConfig platform, AwsClients clients, CheckpointStore checkpoints) {
        AlertingSettings settings = AlertingSettings.of(config, platform.environment());
        List<AlertSender> senders = new ArrayList<>();
        if (settings.routing().uses(Channel.MAIL)) {
            senders.add(new MailSender(
                    clients.ses(),
                    config.mail().sender().orElseThrow(),
                    settings.recipients(),
                    new MailTemplates(config.mail().templates(), settings.subjects()),
                    new Pace(config.mail().perSecond())));
        }
        if (settings.routing().uses(Channel.ALARM)) {
            senders.add(new AlarmSender(clients.sns(), config.alarm().topicArn().orElseThrow()));
        }
        return new AlertDelivery(settings.routing(), senders, new DeliveryLog(checkpoints));
    }

    @Produces
    @Singleton
    Folds folds(AlertingConfig config, CheckpointStore checkpoints, Clock clock) {
        return new Folds(checkpoints, clock, config.foldWindow());
    }

    @Produces
    @Singleton
    DeadLetterAlerts deadLetterAlerts(AlertDelivery delivery, Folds folds, PlatformConfig platform) {
        return new DeadLetterAlerts(delivery, folds, platform.environment());
    }

    @Produces
    @Singleton
    AlertingStage stage(AlertingConfig config, AlertDelivery delivery, Folds folds, ObjectStore objects) {
        return new AlertingStage(
                delivery, new DeletedRows(objects, config.mail().maxRows()), folds);
    }
}
