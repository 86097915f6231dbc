package io.millrace.alerting.config;

import io.millrace.alerting.domain.AlertKind;
import io.millrace.alerting.domain.Channel;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who is told, of what, and how. */
@ConfigMapping(prefix = "millrace.alerting")
public interface AlertingConfig {
    /** Channels of each kind of alert in environments that say nothing else; {@code mail} unless set. */
    Kinds channels();

    /** Channels by environment; {@code environments.prd.source-empty} is {@code alarm} unless set. */
    Map<String, Kinds> environments();

    /** Mails. */
    Mail mail();

    /** Alarms. */
    Alarm alarm();

    /** For this long after people were told of a failure, further ones of its stage and dataset are only counted. */
    @WithDefault("1h")
    Duration foldWindow();

    /** Lists of {@code mail} and {@code alarm}, one for each kind of alert. */
    interface Kinds {
        /** No usable mapping was found. */
        Optional<List<Channel>> sourceEmpty();

        /** Mappings were deleted. */
        Optional<List<Channel>> deletions();

        /** A mass deletion waits for a person. */
        Optional<List<Channel>> deletionsHeld();

        /** A table's schema lost or retyped columns. */
        Optional<List<Channel>> schemaDrifted();

        /** Messages of a stream could not be read. */
        Optional<List<Channel>> messagesRejected();

        /** Rows were set aside by quality rules. */
        Optional<List<Channel>> rowsQuarantined();

        /** Metrics missed their thresholds. */
        Optional<List<Channel>> qualityBreached();

        /** Change capture is behind. */
        Optional<List<Channel>> replicationLagging();

        /** Lake and source differ about a table. */
        Optional<List<Channel>> tableDiverged();

        /** A stage gave up, or works again. */
        Optional<List<Channel>> stageFailed();

        /** An event was put aside. */
        Optional<List<Channel>> deadLetter();

        /** Those that are set. */
        default Map<AlertKind, List<Channel>> byKind() {
            Map<AlertKind, List<Channel>> channels = new EnumMap<>(AlertKind.class);
            sourceEmpty().ifPresent(set -> channels.put(AlertKind.SOURCE_EMPTY, set));
            deletions().ifPresent(set -> channels.put(AlertKind.DELETIONS, set));
            deletionsHeld().ifPresent(set -> channels.put(AlertKind.DELETIONS_HELD, set));
            schemaDrifted().ifPresent(set -> channels.put(AlertKind.SCHEMA_DRIFTED, set));
            messagesRejected().ifPresent(set -> channels.put(AlertKind.MESSAGES_REJECTED, set));
            rowsQuarantined().ifPresent(set -> channels.put(AlertKind.ROWS_QUARANTINED, set));
            qualityBreached().ifPresent(set -> channels.put(AlertKind.QUALITY_BREACHED, set));
            replicationLagging().ifPresent(set -> channels.put(AlertKind.REPLICATION_LAGGING, set));
            tableDiverged().ifPresent(set -> channels.put(AlertKind.TABLE_DIVERGED, set));
            stageFailed().ifPresent(set -> channels.put(AlertKind.STAGE_FAILED, set));
            deadLetter().ifPresent(set -> channels.put(AlertKind.DEAD_LETTER, set));
            return channels;
        }
    }

    /** Mails through SES. */
    interface Mail {
        /** The sender's address, verified in SES. */
        Optional<String> sender();

        /** The recipients' addresses, 50 at most. */
        Optional<List<String>> recipients();

        /** Recipients and subject by kind of alert, for example {@code kinds.deletions.recipients}. */
        Map<String, KindOfMail> kinds();

        /** Recipients a second at most, as SES counts them: a mail to three is three; 1 in its sandbox. */
        @WithDefault("1")
        double perSecond();

        /** Rows of a table of deleted mappings that a mail shows. */
        @WithDefault("50")
        int maxRows();

        /**
         * A folder of Qute templates, {@code deletions.html}, {@code deletions.txt} and so on, that take the built-in
         * ones' place. Their data: kind, id, correlationId, environment, subject, text, facts (key and value of each),
         * columns, rows, more, whatToDo, time.
         */
        Optional<Path> templates();
    }

    /** What differs for one kind of alert. */
    interface KindOfMail {
        /** Recipients in place of those of all mails. */
        Optional<List<String>> recipients();

        /** The subject, a Qute template with the data of the mail, for example {@code Deleted in {environment}}. */
        Optional<String> subject();
    }

    /** Alarms through SNS. */
    interface Alarm {
        /** The topic's ARN. */
        Optional<String> topicArn();
    }
}
