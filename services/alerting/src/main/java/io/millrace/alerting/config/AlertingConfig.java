package io.millrace.alerting.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who is told, of what, and how. Kinds of alert: {@code source-empty}, {@code deletions}, {@code deletions-held},
 * {@code stage-failed}, {@code dead-letter}. Channels: {@code mail}, {@code alarm}.
 */
@ConfigMapping(prefix = "millrace.alerting")
public interface AlertingConfig {
    /** Channels by kind of alert, for environments that say nothing else; {@code mail} unless set. */
    Map<String, List<String>> channels();

    /** Channels by environment and kind, as {@code environments.prd.source-empty=alarm}. */
    Map<String, Map<String, List<String>>> environments();

    /** Mails. */
    Mail mail();

    /** Alarms. */
    Alarm alarm();

    /** Within this time after a failure was told, further ones of its stage and dataset are only counted. */
    @WithDefault("1h")
    Duration foldWindow();

    /** Mails through SES. */
    interface Mail {
        /** The sender's address, verified in SES. */
        Optional<String> sender();

        /** The recipients' addresses, 50 at most. */
        Optional<List<String>> recipients();

        /** Mails a second at most; SES allows 1 in its sandbox. */
        @WithDefault("1")
        double perSecond();

        /** Rows of a table of deleted mappings that a mail shows. */
        @WithDefault("50")
        int maxRows();

        /** A folder of Qute templates, {@code kind.html} and {@code kind.txt}, that take the built-in ones' place. */
        Optional<Path> templates();
    }

    /** Alarms through SNS. */
    interface Alarm {
        /** The topic's ARN. */
        Optional<String> topicArn();
    }
}
