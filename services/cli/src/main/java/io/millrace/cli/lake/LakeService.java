package io.millrace.cli.lake;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/** A Quarkus service of the lake. */
public enum LakeService {
    /** mapping-sync-requested → snapshot-written. */
    MAPPING_VALIDATION,
    /** snapshot-written → batches. */
    SNAPSHOT_COMPARISON,
    /** What people must know → mail and alarm. */
    ALERTING,
    /** HTTP → Kafka. */
    EVENT_GATEWAY,
    /** Files → tables in the catalog. */
    TABLE_REGISTRATION,
    /** snapshot-written → split, bucketed files. */
    BUCKETING,
    /** Registered tables → verified bucketed and Entity Resolution tables. */
    BUCKETED_TABLES,
    /** Finished tables → Clean Rooms report. */
    CLEANROOM_REPORTING,
    /** PostgreSQL's log → cdc topics; rests unless it is told a database. */
    CHANGE_CAPTURE,
    /** Streamed tables and their source → verdicts; rests unless it is told a tables.yaml. */
    RECONCILIATION;

    /** What the mapping lane needs. */
    public static final Set<LakeService> MAPPING_LANE =
            Set.of(MAPPING_VALIDATION, SNAPSHOT_COMPARISON, ALERTING, EVENT_GATEWAY);

    /** What the bucketing lane needs. */
    public static final Set<LakeService> BUCKETING_LANE =
            Set.of(BUCKETING, TABLE_REGISTRATION, BUCKETED_TABLES, CLEANROOM_REPORTING, ALERTING, EVENT_GATEWAY);

    /** What the streaming lane needs. */
    public static final Set<LakeService> STREAMING_LANE =
            Set.of(CHANGE_CAPTURE, RECONCILIATION, TABLE_REGISTRATION, ALERTING, EVENT_GATEWAY);

    /** Whether it can do nothing without {@link io.millrace.lake.LakePart#SQL_ENGINE}. */
    public boolean needsSqlEngine() {
        return this == BUCKETED_TABLES;
    }

    /** Its name: that of its module and of its stage. */
    public String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Where its application lies once it is built. */
    static Path application(Path home, String module) {
        return home.resolve("services").resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
    }
}
