package io.millrace.alerting.config;

import io.millrace.alerting.domain.Channel;
import io.millrace.alerting.domain.Routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The settings checked together. */
public final class AlertingSettings {
    private static final int MOST_RECIPIENTS = 50;

    private AlertingSettings() {}

    /**
     * The routing of an environment, when everything that it needs is set.
     *
     * @throws IllegalArgumentException naming every property that is missing or wrong
     */
    public static Routing routing(AlertingConfig config, String environment) {
        Routing routing =
                Routing.of(environment, config.channels(), config.environments().getOrDefault(environment, Map.of()));
        List<String> wrong = new ArrayList<>();
        if (routing.uses(Channel.MAIL)) {
            mail(config.mail(), environment, wrong);
        }
        if (routing.uses(Channel.ALARM) && blank(config.alarm().topicArn())) {
            wrong.add("millrace.alerting.alarm.topic-arn: is required, since environment " + environment
                    + " raises alarms");
        }
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", wrong));
        }
        return routing;
    }

    private static void mail(AlertingConfig.Mail mail, String environment, List<String> wrong) {
        if (blank(mail.sender())) {
            wrong.add("millrace.alerting.mail.sender: is required, since environment " + environment + " sends mail");
        }
        int recipients = mail.recipients().map(List::size).orElse(0);
        if (recipients == 0 || recipients > MOST_RECIPIENTS) {
            wrong.add("millrace.alerting.mail.recipients: must name 1 to " + MOST_RECIPIENTS + " addresses, names "
                    + recipients);
        }
        if (mail.perSecond() <= 0) {
            wrong.add("millrace.alerting.mail.per-second: must be more than 0, is " + mail.perSecond());
        }
    }

    private static boolean blank(Optional<String> value) {
        return value.filter(text -> !text.isBlank()).isEmpty();
    }
}
