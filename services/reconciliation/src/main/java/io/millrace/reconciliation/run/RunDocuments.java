package io.millrace.reconciliation.run;

import io.millrace.platform.objects.ObjectLocation;
import io.millrace.platform.objects.ObjectStore;
import io.millrace.platform.reconcile.ReconcileArguments;
import io.millrace.platform.spark.stage.StagedJob;

import java.net.URI;
import java.util.Optional;

/**
 * The documents of each run, in a folder of its own.
 *
 * @param target folder of the folders, {@code s3://…/}
 */
public record RunDocuments(ObjectStore objects, String target) {
    private static final String TABLES = "metadata/tables.yaml";

    /** The folder of a run. */
    public String folder(String sparkRun) {
        return target + sparkRun + "/";
    }

    /** Where the run's own copy of the configuration lies: what people change meanwhile concerns the next run. */
    public String tables(String sparkRun) {
        return folder(sparkRun) + TABLES;
    }

    /** What a run was prepared with; empty when it was not. */
    public Optional<String> arguments(String sparkRun) {
        return objects.text(location(folder(sparkRun) + StagedJob.ARGUMENTS));
    }

    /** Prepares a run. */
    public void prepare(ReconcileArguments arguments, String tables) {
        objects.put(location(arguments.config()), tables, "application/yaml");
        objects.put(location(arguments.target() + StagedJob.ARGUMENTS), arguments.toJson(), "application/json");
    }

    static ObjectLocation location(String address) {
        return ObjectLocation.of(URI.create(address));
    }
}
