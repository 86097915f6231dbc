package io.millrace.alerting;

import io.millrace.events.DomainEvent;
import io.millrace.events.Event;
import io.millrace.events.EventType;
import io.millrace.events.lake.SchemaChange;
import io.millrace.events.lake.SchemaDrifted;
import io.millrace.events.lake.StageFailed;
import io.millrace.events.lake.StageRecovered;
import io.millrace.events.mapping.AdditionsFound;
import io.millrace.events.mapping.DeletionsFound;
import io.millrace.events.mapping.DeletionsHeld;
import io.millrace.events.mapping.Mapping;
import io.millrace.events.mapping.MappingCounts;
import io.millrace.events.mapping.MappingSourceEmpty;
import io.millrace.events.mapping.MappingSourceEmpty.Cause;
import io.millrace.events.mapping.PublishedBatch;
import io.millrace.events.streaming.ComparedRows;
import io.millrace.events.streaming.DivergedRange;
import io.millrace.events.streaming.RowsQuarantined;
import io.millrace.events.streaming.RuleCount;
import io.millrace.events.streaming.TableDiverged;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Events that people are told of. */
public final class SampleAlerts {
    /** When they became true. */
    public static final Instant TIME = Instant.parse("2026-01-31T12:00:00Z");

    private SampleAlerts() {}

    /** An event with an id of its own. */
    public static <T extends DomainEvent> Event<T> event(T data) {
        return Event.first(UUID.randomUUID().toString(), URI.create("/test"), TIME, data);
    }

    /** Nothing usable in the mapping tables. */
    public static MappingSourceEmpty sourceEmpty(String environment, Cause cause) {
        MappingCounts counts =
                switch (cause) {
                    case TABLES_EMPTY -> new MappingCounts(0, 0, 0, 0, 0);
                    case ALL_REJECTED -> new MappingCounts(7, 0, 0, 7, 0);
                    case ALL_MISSING -> new MappingCounts(7, 0, 4, 2, 1);
                };
        return new MappingSourceEmpty("mapping", environment, cause, counts, List.of("airflow-sync", "manual-mapping"));
    }

    /** New mappings of a snapshot with so many ambiguous sources. */
    public static AdditionsFound additions(long ambiguous) {
        return new AdditionsFound(
                "mapping",
                "stg",
                new PublishedBatch(
                        "batch-1",
                        "20260130",
                        "20260131",
                        URI.create("s3://lake/batch/.manifest.json"),
                        URI.create("s3://lake/batch/incremental.csv"),
                        5,
                        0,
                        ambiguous));
    }

    /** Deleted mappings, of which one was retargeted. */
    public static DeletionsFound deletions(URI file, long rows) {
        URI manifest = URI.create("s3://lake/batch/.manifest.json");
        return new DeletionsFound(
                "mapping", "stg", new PublishedBatch("batch-1", "20260130", "20260131", manifest, file, rows, 1, 0));
    }

    /** A held mass deletion. */
    public static DeletionsHeld held() {
        return new DeletionsHeld(
                "mapping",
                "stg",
                "hold-42",
                "20260130",
                "20260131",
                40,
                100,
                40.0,
                20.0,
                10,
                List.of(new Mapping("a__b.c", "d__e.f")));
    }

    /** A table that lost, retyped and gained a column. */
    public static SchemaDrifted drifted(boolean held) {
        return drifted(
                held,
                List.of(
                        new SchemaChange("ibe1802", SchemaChange.Kind.REMOVED, "string", null),
                        new SchemaChange("ibe1803", SchemaChange.Kind.RETYPED, "string", "bigint"),
                        new SchemaChange("ibe1804", SchemaChange.Kind.ADDED, null, "date")));
    }

    /** A table with these changes. */
    public static SchemaDrifted drifted(boolean held, List<SchemaChange> changes) {
        return new SchemaDrifted(
                "infobase", "stg", "lake_stg", "ext_ibe_01", URI.create("s3://lake/v=2/ibe_01/files/"), changes, held);
    }

    /** A stage that gave up on a dataset. */
    public static StageFailed failed(String stage, String dataset) {
        return new StageFailed(
                stage,
                dataset,
                "stg",
                stage + "/run-1",
                "cause-1",
                EventType.MAPPING_SYNC_REQUESTED.eventName(),
                3,
                "The catalog could not be read",
                "Glue answered AccessDeniedException",
                "Grant glue:GetTables.");
    }

    /** The same stage at work again. */
    public static StageRecovered recovered(String stage, String dataset, long failures) {
        return new StageRecovered(stage, dataset, "stg", stage + "/run-2", failures);
    }

    /** Telemetry of a batch that broke two rules. */
    public static RowsQuarantined quarantined(long batch) {
        return new RowsQuarantined(
                "fleet",
                "stg",
                "vehicle_telemetry",
                batch,
                URI.create("s3://fleet-quarantine/vehicle_telemetry/"),
                7,
                List.of(
                        new RuleCount("tel_001", "range", "latitude", 3),
                        new RuleCount("tel_003", "range", "speed_kmh", 5)));
    }

    /** A table that differs from its source in more ranges than are told. */
    public static TableDiverged diverged(boolean repaired) {
        return new TableDiverged(
                "fleet",
                "stg",
                "deliveries",
                "0/1A2B3C4D",
                new ComparedRows(20_000, 19_987, 12, 0),
                3,
                List.of(new DivergedRange("4097", "8192", 1, 0, 2, 0)),
                repaired);
    }
}
