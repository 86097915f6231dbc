package io.millrace.alerting.config;

import io.millrace.alerting.domain.AlertKind;
import io.millrace.alerting.domain.Channel;
import io.millrace.alerting.domain.Routing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The settings checked together.
 *
 * @param routing channels of each kind in this environment
 * @param recipients of each kind; empty lists when no mail is sent
 * @param subjects templates of the kinds that do not take the built-in subject
 */
public record AlertingSettings(
        Routing routing, Map<AlertKind, List<String>> recipients, Map<AlertKind, String> subjects) {
    private static final int MOST_RECIPIENTS = 50;
    private static final String MAIL = "millrace.alerting.mail.";

    /**
     * The settings of an environment, when everything that it needs is there.
     *
     * @throws IllegalArgumentException naming every property that is missing or wrong
     */
    public static AlertingSettings of(AlertingConfig config, String environment) {
        Map<AlertKind, List<Channel>> own = Optional.ofNullable(
                        config.environments().get(environment))
                .map(AlertingConfig.Kinds::byKind)
                .orElseGet(Map::of);
        Routing routing = Routing.of(environment, config.channels().byKind(), own);
        List<String> wrong = new ArrayList<>();
        unknownKinds(config.mail(), wrong);
        limits(config, wrong);
        Map<AlertKind, List<String>> recipients = recipients(config.mail());
        if (routing.uses(Channel.MAIL)) {
            if (blank(config.mail().sender())) {
                wrong.add(MAIL + "sender: is required, since environment " + environment + " sends mail");
            }
            recipients(config.mail(), routing, recipients, wrong);
        }
        if (routing.uses(Channel.ALARM) && blank(config.alarm().topicArn())) {
            wrong.add("millrace.alerting.alarm.topic-arn: is required, since environment " + environment
                    + " raises alarms");
        }
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", wrong));
        }
        return new AlertingSettings(routing, recipients, subjects(config.mail()));
    }

    private static void unknownKinds(AlertingConfig.Mail mail, List<String> wrong) {
        List<String> known =
                Arrays.stream(AlertKind.values()).map(AlertKind::key).toList();
        mail.kinds().keySet().stream()
                .filter(kind -> !known.contains(kind))
                .forEach(kind -> wrong.add(MAIL + "kinds." + kind + ": there is no such kind, there are " + known));
    }

    private static void limits(AlertingConfig config, List<String> wrong) {
        if (!(config.mail().perSecond() > 0)) {
            wrong.add(MAIL + "per-second: must be more than 0, is "
                    + config.mail().perSecond());
        }
        if (config.mail().maxRows() < 1) {
            wrong.add(MAIL + "max-rows: must be 1 or more, is " + config.mail().maxRows());
        }
        if (config.foldWindow().isNegative()) {
            wrong.add("millrace.alerting.fold-window: must not be negative, is " + config.foldWindow());
        }
    }

    private static Map<AlertKind, List<String>> recipients(AlertingConfig.Mail mail) {
        Map<AlertKind, List<String>> recipients = new EnumMap<>(AlertKind.class);
        for (AlertKind kind : AlertKind.values()) {
            recipients.put(
                    kind,
                    ofKind(mail, kind)
                            .or(() -> ofKind(mail, kind.routedAs()))
                            .or(mail::recipients)
                            .orElse(List.of()));
        }
        return recipients;
    }

    private static Optional<List<String>> ofKind(AlertingConfig.Mail mail, AlertKind kind) {
        return Optional.ofNullable(mail.kinds().get(kind.key())).flatMap(AlertingConfig.KindOfMail::recipients);
    }

    private static void recipients(
            AlertingConfig.Mail mail, Routing routing, Map<AlertKind, List<String>> recipients, List<String> wrong) {
        recipients.forEach((kind, addresses) -> {
            if (routing.channels(kind).contains(Channel.MAIL)
                    && (addresses.isEmpty() || addresses.size() > MOST_RECIPIENTS)) {
                String property = ofKind(mail, kind).isPresent() ? "kinds." + kind.key() + ".recipients" : "recipients";
                String told = MAIL + property + ": must name 1 to " + MOST_RECIPIENTS + " addresses, names "
                        + addresses.size();
                if (!wrong.contains(told)) {
                    wrong.add(told);
                }
            }
        });
    }

    private static Map<AlertKind, String> subjects(AlertingConfig.Mail mail) {
        Map<AlertKind, String> subjects = new EnumMap<>(AlertKind.class);
        for (AlertKind kind : AlertKind.values()) {
            Optional.ofNullable(mail.kinds().get(kind.key()))
                    .flatMap(AlertingConfig.KindOfMail::subject)
                    .ifPresent(subject -> subjects.put(kind, subject));
        }
        return subjects;
    }

    private static boolean blank(Optional<String> value) {
        return value.filter(text -> !text.isBlank()).isEmpty();
    }
}
