package io.millrace.reconciliation.testing;

import io.millrace.config.tables.read.Placeholders;
import io.millrace.platform.objects.ObjectLocation;
import io.millrace.platform.objects.ObjectStore;
import io.millrace.platform.spark.SparkJob;
import io.millrace.platform.spark.stage.StagedJob;
import io.millrace.platform.stage.Pace;
import io.millrace.platform.testing.LedgerFixture.ServiceProcess;
import io.millrace.platform.testing.StageScene;
import io.millrace.reconciliation.listener.ReconciliationStage;
import io.millrace.reconciliation.run.Comparing;
import io.millrace.reconciliation.run.RunDocuments;
import io.millrace.reconciliation.run.SparkRun;
import io.millrace.reconciliation.run.TablesFile;
import io.millrace.reconciliation.run.Turn;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A Spark platform of its own, and the stage as its service makes it. */
public final class ReconciliationScene extends StageScene {
    private static final String TABLES = "config/tables.yaml";

    private final ScriptedSpark spark = new ScriptedSpark(objects());

    /** With the example's pipeline. */
    public ReconciliationScene() {
        tables(FleetTables.text());
    }

    /** The pipeline's configuration is now this. */
    public ReconciliationScene tables(String text) {
        objects().put(new ObjectLocation(bucket(), TABLES), text, "application/yaml");
        return this;
    }

    /** The Spark platform. */
    public ScriptedSpark spark() {
        return spark;
    }

    /** An address in the lake. */
    public String address(String key) {
        return "s3://" + bucket() + "/" + key;
    }

    @Override
    public ReconciliationStage stage(ServiceProcess process) {
        ObjectStore seen = new ObjectStore(process.clients().s3());
        return new ReconciliationStage(
                "test",
                "fleet",
                Optional.of(new SparkRun(
                        new StagedJob(
                                spark,
                                seen,
                                SparkRun.application("reconcile-*.jar", new SparkJob.Sizes(1, 1, 512, 512))),
                        new RunDocuments(seen, address("runs/")),
                        new TablesFile(address(TABLES), new Placeholders("fleet", "000000000000", Map.of()), seen),
                        new Comparing(
                                "fleet",
                                "000000000000",
                                false,
                                "dms",
                                "millrace_fleet",
                                Optional.empty(),
                                Duration.ofMinutes(2)))),
                new Pace(fixture().clock(), Duration.ZERO),
                new Turn(fixture().clock(), Duration.ofMinutes(1)));
    }

    /** Every document of the runs by key, with the same text for the bucket in every scene. */
    public Map<String, String> documents() {
        Map<String, String> texts = texts(new ObjectLocation(bucket(), "runs/"));
        texts.replaceAll((key, text) -> text.replace(bucket(), "bucket"));
        return texts;
    }
}
