package io.millrace.mapping.listener;

import io.millrace.events.Event;
import io.millrace.events.lake.SnapshotWritten;
import io.millrace.events.mapping.MappingCounts;
import io.millrace.events.mapping.MappingSourceEmpty;
import io.millrace.events.mapping.MappingSyncRequested;
import io.millrace.mapping.domain.MappingSource;
import io.millrace.mapping.domain.MappingValidation;
import io.millrace.mapping.domain.ValidatedMappings;
import io.millrace.mapping.store.SnapshotNames;
import io.millrace.mapping.store.SnapshotStore;
import io.millrace.platform.ledger.Run;
import io.millrace.platform.snapshot.SnapshotManifest;
import io.millrace.platform.stage.Stage;
import io.millrace.platform.stage.StageFailureException;
import io.millrace.platform.stage.StageResult;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** mapping-sync-requested → snapshot-written, or mapping-source-empty when there is nothing to write. */
public final class MappingValidationStage implements Stage {
    /** The stage's name in the ledger. */
    public static final String NAME = "mapping-validation";

    private final String dataset;
    private final String environment;
    private final MappingSource source;
    private final MappingValidation validation;
    private final SnapshotNames names;
    private final SnapshotStore snapshots;

    /** A stage for one dataset of one environment. */
    public MappingValidationStage(
            String dataset,
            String environment,
            MappingSource source,
            MappingValidation validation,
            SnapshotNames names,
            SnapshotStore snapshots) {
        this.dataset = dataset;
        this.environment = environment;
        this.source = source;
        this.validation = validation;
        this.names = names;
        this.snapshots = snapshots;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public StageResult run(Event<?> cause, Run run) {
        MappingSyncRequested request = cause.as(MappingSyncRequested.class).data();
        if (!request.dataset().equals(dataset)) {
            throw new StageFailureException(
                    "The mapping of dataset " + request.dataset() + " cannot be validated",
                    "this service is configured for dataset " + dataset,
                    "Ask for that one, or correct millrace.mapping.dataset.");
        }
        String name = names.reserve(dataset, cause.id(), cause.time(), taken -> isForeign(taken, cause));
        Optional<SnapshotManifest> completed = snapshots.completed(name);
        if (completed.isPresent()) {
            return written(completed.get());
        }
        ValidatedMappings mappings = validation.run();
        Optional<MappingSourceEmpty.Cause> nothing = mappings.nothingBecause();
        return nothing.isPresent() ? empty(mappings, nothing.get()) : written(write(name, mappings, cause));
    }

    private boolean isForeign(String name, Event<?> cause) {
        return snapshots
                .completed(name)
                .filter(manifest -> !manifest.causeId().equals(cause.id()))
                .isPresent();
    }

    private SnapshotManifest write(String name, ValidatedMappings mappings, Event<?> cause) {
        SnapshotManifest draft = new SnapshotManifest(
                SnapshotManifest.FORMAT_VERSION,
                dataset,
                environment,
                name,
                null,
                0,
                0,
                null,
                null,
                mappings.counts(),
                source.tables(),
                cause.id(),
                cause.correlationId());
        return snapshots.write(mappings, draft);
    }

    private StageResult written(SnapshotManifest manifest) {
        String name = manifest.snapshot();
        SnapshotWritten event = new SnapshotWritten(
                dataset,
                environment,
                name,
                snapshots.data(name).uri(),
                snapshots.manifest(name).uri(),
                manifest.rows(),
                manifest.sha256());
        return StageResult.of(
                List.of(event),
                facts(manifest.counts(), "written", snapshots.data(name).toString()));
    }

    private StageResult empty(ValidatedMappings mappings, MappingSourceEmpty.Cause why) {
        MappingSourceEmpty event =
                new MappingSourceEmpty(dataset, environment, why, mappings.counts(), source.tables());
        return StageResult.of(List.of(event), facts(mappings.counts(), "empty", why.name()));
    }

    private static Map<String, String> facts(MappingCounts counts, String outcome, String detail) {
        return Map.of(
                "outcome", outcome,
                "detail", detail,
                "read", Long.toString(counts.read()),
                "valid", Long.toString(counts.valid()),
                "missing", Long.toString(counts.missing()),
                "rejected", Long.toString(counts.rejected()),
                "duplicates", Long.toString(counts.duplicates()));
    }
}
