package io.millrace.platform.runtime;

import io.millrace.platform.ledger.LedgerSettings;
import io.millrace.platform.stage.StageSettings;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.time.Duration;

/** What every service needs: where the ledger is, and how runs are carried on. */
@ConfigMapping(prefix = "millrace.platform")
public interface PlatformConfig {
    /** The deployment's name, for example {@code stg}: it stands in buckets, tables, events and alerts. */
    String environment();

    /** The run ledger. */
    Ledger ledger();

    /** How runs are carried on. */
    Stages stages();

    /**
     * How far an event's time, or the name of a mapping snapshot, may be ahead of this machine's clock. What is further
     * ahead is refused: snapshots are named by time and put in order by it, so that one from the future would make all
     * later ones count as late.
     */
    @WithDefault("5m")
    Duration clockTolerance();

    /** Stop when standard input ends, so that no process outlives the local lake that started it. */
    @WithDefault("false")
    boolean exitWithParent();

    /** The DynamoDB table in which runs and checkpoints are kept. */
    interface Ledger {
        /** Name of the table. */
        @WithDefault("millrace-ledger")
        String table();

        /** Create the table at start when it is missing; on AWS it is created with the rest of the deployment. */
        @WithDefault("false")
        boolean createTable();

        /** How long a run belongs to a process that shows no sign of life. */
        @WithDefault("20s")
        Duration lease();

        /** How long a finished run is remembered; a cause delivered again after that is handled again. */
        @WithDefault("90d")
        Duration keep();

        /** These settings as a record. */
        default LedgerSettings toSettings() {
            return new LedgerSettings(table(), lease(), keep());
        }
    }

    /** How runs are carried on. */
    interface Stages {
        /** Tries before a run is given up, for failures that may pass. */
        @WithDefault("3")
        int attempts();

        /** Upper bound of the random delay before the second try; doubles with each further one. */
        @WithDefault("2s")
        Duration firstDelay();

        /** No delay between tries is longer. */
        @WithDefault("1m")
        Duration longestDelay();

        /** How often the ledger is asked for runs that a dead process left behind. */
        @WithDefault("1s")
        Duration poll();

        /** How long the ledger may be out of reach before an event is put aside as a dead letter. */
        @WithDefault("10m")
        Duration patience();
    }

    /** These settings as a record. */
    default StageSettings toStageSettings() {
        return new StageSettings(
                environment(), stages().attempts(), stages().firstDelay(), stages().longestDelay(), stages().poll());
    }
}
