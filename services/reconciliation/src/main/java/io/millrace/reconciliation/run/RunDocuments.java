package io.millrace.reconciliation.run;

import io.millrace.platform.objects.ObjectLocation;
import io.millrace.platform.objects.ObjectStore;
import io.millrace.platform.reconcile.ReconcileArguments;

import java.net.URI;
import java.util.Optional;

/**
 * The documents of each run, in a folder of its own.
 *
 * @param target folder of the folders, {@code s3://…/}
 */
public record RunDocuments(ObjectStore objects, String target) {
    /** What the job is told; a run whose arguments are there is prepared. */
    public static final String ARGUMENTS = "metadata/arguments.json";
    /** Why the job refused its input. */
    public static final String FAILURE = "metadata/failure.json";

    private static final String TABLES = "metadata/tables.yaml";

    /** The folder of a run. */
    public String folder(String sparkRun) {
        return target + sparkRun + "/";
    }

    /** Where the run's own copy of the configuration lies: what people change meanwhile concerns the next run. */
    public String tables(String sparkRun) {
        return folder(sparkRun) + TABLES;
    }

    /** What a run was prepared with. */
    public Optional<String> arguments(String sparkRun) {
        return read(folder(sparkRun), ARGUMENTS);
    }

    /** Prepares a run. */
    public void prepare(ReconcileArguments arguments, String tables) {
        objects.put(location(arguments.config()), tables, "application/yaml");
        objects.put(location(arguments.target() + ARGUMENTS), arguments.toJson(), "application/json");
    }

    /** A document of a run's folder; empty when it is not there. */
    public Optional<String> read(String folder, String document) {
        return objects.text(location(folder + document));
    }

    private static ObjectLocation location(String address) {
        return ObjectLocation.of(URI.create(address));
    }
}
