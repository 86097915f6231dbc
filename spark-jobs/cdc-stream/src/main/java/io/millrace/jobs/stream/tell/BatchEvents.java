package io.millrace.jobs.stream.tell;

import io.millrace.config.tables.TableConfig;
import io.millrace.events.Event;
import io.millrace.events.EventIds;
import io.millrace.events.lake.DataLanded;
import io.millrace.events.lake.LandedTable;
import io.millrace.events.lake.SchemaDrifted;
import io.millrace.events.streaming.BreachedCheck;
import io.millrace.events.streaming.MessagesRejected;
import io.millrace.events.streaming.QualityBreached;
import io.millrace.events.streaming.RowsQuarantined;
import io.millrace.events.streaming.RuleCount;
import io.millrace.jobs.stream.rows.BatchId;
import io.millrace.jobs.stream.rows.BrokenRule;
import io.millrace.jobs.stream.rows.Survey;
import io.millrace.jobs.stream.schema.SchemaDrift;

import java.net.URI;
import java.time.Instant;
import java.util.List;

/** The events of one table's batches. Ids come from the batch or from the state they tell of: told again, they are the same. */
public final class BatchEvents {
    private static final URI SOURCE = Event.source("cdc-stream");

    private final String dataset;
    private final String environment;
    private final TableConfig table;

    /**
     * @param dataset the pipeline
     * @param environment the deployment
     */
    public BatchEvents(String dataset, String environment, TableConfig table) {
        this.dataset = dataset;
        this.environment = environment;
        this.table = table;
    }

    /** Messages could not be read. */
    public Event<MessagesRejected> rejected(BatchId batch, Survey survey, String location) {
        return Event.first(
                of(batch, "messages-rejected"),
                SOURCE,
                survey.arrived(),
                new MessagesRejected(
                        dataset,
                        environment,
                        table.name(),
                        batch.number(),
                        URI.create(location),
                        survey.malformed(),
                        survey.malformedReason()));
    }

    /** Rows were set aside. */
    public Event<RowsQuarantined> quarantined(BatchId batch, Survey survey, String location) {
        List<RuleCount> rules = survey.rules().entrySet().stream()
                .map(broken -> count(broken.getKey(), broken.getValue()))
                .toList();
        return Event.first(
                of(batch, "rows-quarantined"),
                SOURCE,
                survey.arrived(),
                new RowsQuarantined(
                        dataset,
                        environment,
                        table.name(),
                        batch.number(),
                        URI.create(location),
                        survey.setAside(),
                        rules));
    }

    /** Metrics missed their thresholds. */
    public Event<QualityBreached> breached(BatchId batch, Instant time, List<BreachedCheck> checks) {
        return Event.first(
                of(batch, "quality-breached"),
                SOURCE,
                time,
                new QualityBreached(dataset, environment, table.name(), batch.number(), checks));
    }

    /** The source's columns are others than before. */
    public Event<SchemaDrifted> drifted(SchemaDrift drift, Instant time, boolean held) {
        return Event.first(
                EventIds.derived(
                        "cdc-stream/" + dataset,
                        "schema-drifted",
                        table.name(),
                        drift.changes().toString(),
                        Boolean.toString(held)),
                SOURCE,
                time,
                new SchemaDrifted(
                        dataset,
                        environment,
                        dataset,
                        table.name(),
                        URI.create(table.deltaPath()),
                        drift.changes(),
                        held));
    }

    /** Readers must look at the Delta table, for the first time or again. */
    public Event<DataLanded> landed(String fingerprint, Instant time) {
        String id = EventIds.derived("cdc-stream/" + dataset, "data-landed", table.name(), fingerprint);
        return Event.first(
                id,
                SOURCE,
                time,
                new DataLanded(
                        dataset,
                        environment,
                        EventIds.digits(id),
                        List.of(new LandedTable(
                                table.name(), LandedTable.Format.DELTA, URI.create(table.deltaPath()), null, null))));
    }

    private static String of(BatchId batch, String type) {
        return EventIds.derived("cdc-stream/" + batch.query(), type, batch.table(), Long.toString(batch.number()));
    }

    private static RuleCount count(BrokenRule rule, long rows) {
        return new RuleCount(rule.rule(), rule.type(), rule.column() == null ? "-" : rule.column(), rows);
    }
}
