package io.millrace.events;

import com.fasterxml.jackson.annotation.JsonValue;
import io.millrace.events.bucketing.BucketedTablesCreated;
import io.millrace.events.bucketing.BucketingRequested;
import io.millrace.events.bucketing.CleanroomReportRequested;
import io.millrace.events.bucketing.CleanroomReportWritten;
import io.millrace.events.bucketing.SnapshotBucketed;
import io.millrace.events.lake.DataLanded;
import io.millrace.events.lake.SchemaDrifted;
import io.millrace.events.lake.SnapshotWritten;
import io.millrace.events.lake.StageFailed;
import io.millrace.events.lake.StageRecovered;
import io.millrace.events.lake.TablesRegistered;
import io.millrace.events.mapping.AdditionsFound;
import io.millrace.events.mapping.DeletionsApproved;
import io.millrace.events.mapping.DeletionsFound;
import io.millrace.events.mapping.DeletionsHeld;
import io.millrace.events.mapping.MappingSourceEmpty;
import io.millrace.events.mapping.MappingSyncRequested;
import io.millrace.events.streaming.MessagesRejected;
import io.millrace.events.streaming.QualityBreached;
import io.millrace.events.streaming.ReconciliationRequested;
import io.millrace.events.streaming.ReplicationLagging;
import io.millrace.events.streaming.RowsQuarantined;
import io.millrace.events.streaming.TableConverged;
import io.millrace.events.streaming.TableDiverged;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every event there is: its name, which is CloudEvents type and Kafka topic alike, its schema version and record. */
public enum EventType {
    MAPPING_SYNC_REQUESTED(1, MappingSyncRequested.class),
    MAPPING_SOURCE_EMPTY(1, MappingSourceEmpty.class),
    SNAPSHOT_WRITTEN(1, SnapshotWritten.class),
    ADDITIONS_FOUND(1, AdditionsFound.class),
    DELETIONS_FOUND(1, DeletionsFound.class),
    DELETIONS_HELD(1, DeletionsHeld.class),
    DELETIONS_APPROVED(1, DeletionsApproved.class),
    BUCKETING_REQUESTED(1, BucketingRequested.class),
    SNAPSHOT_BUCKETED(1, SnapshotBucketed.class),
    DATA_LANDED(1, DataLanded.class),
    TABLES_REGISTERED(1, TablesRegistered.class),
    SCHEMA_DRIFTED(1, SchemaDrifted.class),
    BUCKETED_TABLES_CREATED(1, BucketedTablesCreated.class),
    CLEANROOM_REPORT_REQUESTED(1, CleanroomReportRequested.class),
    CLEANROOM_REPORT_WRITTEN(1, CleanroomReportWritten.class),
    MESSAGES_REJECTED(1, MessagesRejected.class),
    ROWS_QUARANTINED(1, RowsQuarantined.class),
    QUALITY_BREACHED(1, QualityBreached.class),
    REPLICATION_LAGGING(1, ReplicationLagging.class),
    RECONCILIATION_REQUESTED(1, ReconciliationRequested.class),
    TABLE_CONVERGED(1, TableConverged.class),
    TABLE_DIVERGED(1, TableDiverged.class),
    STAGE_FAILED(1, StageFailed.class),
    STAGE_RECOVERED(1, StageRecovered.class);

    private static final Map<String, EventType> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(EventType::eventName, Function.identity()));
    private static final Map<Class<?>, EventType> BY_RECORD =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(EventType::record, Function.identity()));

    private final int version;
    private final Class<? extends DomainEvent> record;

    EventType(int version, Class<? extends DomainEvent> record) {
        this.version = version;
        this.record = record;
    }

    /** The name as on the wire, for example {@code snapshot-written}. */
    @JsonValue
    public String eventName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The Kafka topic that carries this event: its name. */
    public String topic() {
        return eventName();
    }

    /** The released major version of the schema; a new one means that old readers cannot read it. */
    public int version() {
        return version;
    }

    /** The payload's class. */
    public Class<? extends DomainEvent> record() {
        return record;
    }

    /** CloudEvents {@code dataschema}, for example {@code urn:millrace:event:snapshot-written:1}. */
    public URI schema() {
        return URI.create("urn:millrace:event:" + eventName() + ":" + version);
    }

    /** The type with this name on the wire; empty when there is none. */
    public static Optional<EventType> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** The type of a payload. */
    public static EventType of(DomainEvent event) {
        return BY_RECORD.get(event.getClass());
    }
}
