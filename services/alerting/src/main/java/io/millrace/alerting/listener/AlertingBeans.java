package io.millrace.alerting.listener;

import io.millrace.alerting.config.AlertingConfig;
import io.millrace.alerting.config.AlertingSettings;
import io.millrace.alerting.delivery.AlarmSender;
import io.millrace.alerting.delivery.AlertDelivery;
import io.millrace.alerting.delivery.AlertSender;
import io.millrace.alerting.delivery.DeletedRows;
import io.millrace.alerting.delivery.DeliveryLog;
import io.millrace.alerting.delivery.Folds;
import io.millrace.alerting.delivery.MailSender;
import io.millrace.alerting.delivery.MailTemplates;
import io.millrace.alerting.delivery.Pace;
import io.millrace.alerting.domain.Channel;
import io.millrace.alerting.domain.Routing;
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
        Routing routing = AlertingSettings.routing(config, platform.environment());
        List<AlertSender> senders = new ArrayList<>();
        if (routing.uses(Channel.MAIL)) {
            senders.add(new MailSender(
                    clients.ses(),
                    config.mail().sender().orElseThrow(),
                    config.mail().recipients().orElseThrow(),
                    new MailTemplates(config.mail().templates()),
                    new Pace(config.mail().perSecond())));
        }
        if (routing.uses(Channel.ALARM)) {
            senders.add(new AlarmSender(clients.sns(), config.alarm().topicArn().orElseThrow()));
        }
        return new AlertDelivery(routing, senders, new DeliveryLog(checkpoints));
    }

    @Produces
    @Singleton
    Folds folds(AlertingConfig config, CheckpointStore checkpoints, Clock clock) {
        return new Folds(checkpoints, clock, config.foldWindow());
    }

    @Produces
    @Singleton
    AlertingStage stage(AlertingConfig config, AlertDelivery delivery, Folds folds, ObjectStore objects) {
        return new AlertingStage(
                delivery, new DeletedRows(objects, config.mail().maxRows()), folds);
    }
}
