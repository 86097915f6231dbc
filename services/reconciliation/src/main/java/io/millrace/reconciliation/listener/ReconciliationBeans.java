package io.millrace.reconciliation.listener;

import io.millrace.config.tables.read.Placeholders;
import io.millrace.platform.objects.ObjectStore;
import io.millrace.platform.runtime.PlatformConfig;
import io.millrace.platform.spark.SparkConfig;
import io.millrace.platform.spark.SparkLauncher;
import io.millrace.platform.spark.stage.StagedJob;
import io.millrace.platform.stage.Pace;
import io.millrace.reconciliation.config.ReconciliationConfig;
import io.millrace.reconciliation.run.Comparing;
import io.millrace.reconciliation.run.RunDocuments;
import io.millrace.reconciliation.run.SparkRun;
import io.millrace.reconciliation.run.TablesFile;
import io.millrace.reconciliation.run.Turn;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

import java.time.Clock;
import java.util.Optional;

/** The stage put together from its settings. */
@Singleton
class ReconciliationBeans {
    private static final Logger LOG = Logger.getLogger(ReconciliationBeans.class);

    /** Looks that a run at work may miss before it loses its turn. */
    private static final int MISSED_LOOKS = 30;

    @Produces
    @Singleton
    ReconciliationStage stage(
            ReconciliationConfig config,
            PlatformConfig platform,
            SparkConfig spark,
            SparkLauncher launcher,
            ObjectStore objects,
            Clock clock) {
        if (config.tablesFile().isEmpty()) {
            LOG.info("event=reconciliation-rests error=no file is set in millrace.reconciliation.tables-file");
        }
        Optional<SparkRun> run = config.tablesFile()
                .map(file -> new SparkRun(
                        new StagedJob(launcher, objects, SparkRun.application(config.jobJar(), spark.sizes())),
                        new RunDocuments(objects, config.target().replace("{env}", platform.environment())),
                        new TablesFile(
                                file,
                                new Placeholders(config.pipeline(), config.awsAccountId(), System.getenv()),
                                objects),
                        new Comparing(
                                config.pipeline(),
                                config.awsAccountId(),
                                config.repair(),
                                config.typeProfile().title(),
                                config.slot(),
                                config.checkpointRoot().map(root -> root.endsWith("/") ? root : root + "/"),
                                config.patience())));
        return new ReconciliationStage(
                platform.environment(),
                config.pipeline(),
                run,
                new Pace(clock, config.lookEvery()),
                new Turn(clock, config.lookEvery().multipliedBy(MISSED_LOOKS)));
    }
}
