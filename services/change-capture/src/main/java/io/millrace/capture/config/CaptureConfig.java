package io.millrace.capture.config;

import io.millrace.config.envelope.TypeProfile;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which database is captured, which of its tables, and where their changes go. Without a database the service rests. */
@ConfigMapping(prefix = "millrace.capture")
public interface CaptureConfig {
    /** The captured database. */
    Database database();

    /** The pipeline's name: it stands in events and in the names of slot, publication and state topic. */
    @WithDefault("fleet")
    @Pattern(regexp = "[a-z][a-z0-9_]{0,39}")
    String pipeline();

    /** Replication slot; one service reads it at a time. */
    @WithDefault("millrace_${millrace.capture.pipeline}")
    @Pattern(regexp = "[a-z0-9_]{1,63}")
    String slot();

    /** Publication that has the captured tables. */
    @WithDefault("millrace_${millrace.capture.pipeline}")
    String publication();

    /** Create the publication when it is missing and the user owns the tables. */
    @WithDefault("true")
    boolean createPublication();

    /** A table-mappings file of AWS DMS: which tables, under which names, to which topics. Not together with {@code tables}. */
    Optional<Path> tableMappings();

    /** Tables, {@code schema.table} with the wildcards % and _, for use without a file; their topics are {@code cdc-<table>}. */
    Optional<List<String>> tables();

    /** How values are written: {@code dms} as AWS DMS does, {@code exact} without loss. */
    @WithDefault("dms")
    TypeProfile typeProfile();

    /** Raise it by one to load all tables again. */
    @WithDefault("1")
    @Min(1)
    int loadGeneration();

    /** Compacted topic on which capture keeps how far it has come. */
    @WithDefault("change-capture-offsets-${millrace.capture.pipeline}")
    String stateTopic();

    /** Partitions of a topic that capture creates. */
    @WithDefault("3")
    @Min(1)
    int partitions();

    /** Replicas of a topic that capture creates. */
    @WithDefault("1")
    @Min(1)
    short replicationFactor();

    /** Most bytes of a record; a larger one becomes a dead letter without its data. */
    @WithDefault("8388608")
    @Min(1024)
    int maxRecordBytes();

    /** Most changes that are written at a time. */
    @WithDefault("8192")
    @Min(1)
    int batchSize();

    /** Rows that a load fetches at a time. */
    @WithDefault("10240")
    @Min(1)
    int fetchSize();

    /** Tables that are loaded at a time, each over a connection of its own. */
    @WithDefault("1")
    @Min(1)
    @Max(32)
    int loadThreads();

    /** Pause between two looks for changes, when there were none. */
    @WithDefault("10ms")
    Duration poll();

    /**
     * Further properties of Debezium's PostgreSQL connector, for cases that no setting here covers. Those that change-capture sets itself,
     * and those that may lose or change rows, are refused.
     */
    Map<String, String> engine();

    /** When a person is told that capture is behind. */
    Limits limits();

    /** What is done when capture fails. */
    Restart restart();

    /** The captured database. */
    interface Database {
        /** JDBC address, for example {@code jdbc:postgresql://db.example.org:5432/fleet?sslmode=verify-full}; without one the service rests. */
        Optional<String> url();

        /** User with the right of replication. */
        Optional<String> user();

        /** Its password. */
        Optional<String> password();
    }

    /** When a person is told that capture is behind, by the event {@code replication-lagging}. Zero is no limit. */
    interface Limits {
        /** How often the lag is measured. */
        @WithDefault("10s")
        Duration every();

        /** Age of the oldest change that is not yet on its topic. */
        @WithDefault("60s")
        Duration lag();

        /** Log between what is on the topics and the end of the log. */
        @WithDefault("0")
        @Min(0)
        long lagBytes();

        /** Log that the slot keeps the database from removing. */
        @WithDefault("1073741824")
        @Min(0)
        long heldBytes();

        /** Time without any change of any table. */
        @WithDefault("0s")
        Duration silence();
    }

    /** What is done when capture fails: it is started again, later each time. */
    interface Restart {
        /** Pause before the first new start; doubles with each further one. */
        @WithDefault("1s")
        Duration firstPause();

        /** No pause is longer. */
        @WithDefault("1m")
        Duration longestPause();

        /** Failures one after another before the event {@code stage-failed} is published. */
        @WithDefault("3")
        @Min(1)
        int failuresBeforeTelling();
    }
}
