package io.millrace.reconciliation.config;

import io.millrace.config.envelope.TypeProfile;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Pattern;

import java.time.Duration;
import java.util.Optional;

/** Which tables are compared with their source, when, and what is done about differences. Without a tables file the service rests. */
@ConfigMapping(prefix = "millrace.reconciliation")
public interface ReconciliationConfig {
    /** The pipeline's {@code tables.yaml}, a file or {@code s3://bucket/key}, read anew for each run; without one the service rests. */
    Optional<String> tablesFile();

    /** The pipeline's name: it stands for {@code STACK_NAME} in the file, and is the dataset of its events. */
    @WithDefault("fleet")
    @Pattern(regexp = "[A-Za-z0-9._-]+")
    String pipeline();

    /** Stands for {@code AWS_ACCOUNT_ID} in the file. */
    @WithDefault("000000000000")
    String awsAccountId();

    /** When all tables are compared without being asked, as a Quartz cron expression in UTC; {@code off} for never. */
    @WithDefault("0 0 * * * ?")
    String schedule();

    /** Read what differs again from the source, merge it in order, and compare again. */
    @WithDefault("false")
    boolean repair();

    /** How change capture writes values: {@code dms} or {@code exact}, as {@code millrace.capture.type-profile} has it. */
    @WithDefault("dms")
    TypeProfile typeProfile();

    /** Replication slot of change capture. */
    @WithDefault("millrace_${millrace.reconciliation.pipeline}")
    @Pattern(regexp = "[a-z0-9_]{1,63}")
    String slot();

    /** Folder of the streams' checkpoints; that of the file unless set. */
    Optional<String> checkpointRoot();

    /** How long a lake that is behind its source may stand still before a table counts as not comparable. */
    @WithDefault("PT2M")
    Duration patience();

    /** Folder of the runs' documents, {@code s3://…/}; {@code {env}} is replaced by the environment. */
    @WithDefault("s3://millrace-datalake-{env}/reconciliation/")
    @Pattern(regexp = "s3://[^/]+/(.+/)?")
    String target();

    /** How often a Spark job is asked after. */
    @WithDefault("PT2S")
    Duration lookEvery();

    /** The jar of the job {@code reconcile}, where the launcher's platform finds it; a glob for the local one. */
    @WithDefault("spark-jobs/reconcile/target/reconcile-*.jar")
    String jobJar();
}
