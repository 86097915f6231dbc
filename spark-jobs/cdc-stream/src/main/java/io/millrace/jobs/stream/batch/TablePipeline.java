package io.millrace.jobs.stream.batch;

import io.millrace.config.Problem;
import io.millrace.config.tables.TableConfig;
import io.millrace.events.Event;
import io.millrace.jobs.history.HistorySpec;
import io.millrace.jobs.history.HistoryTable;
import io.millrace.jobs.history.MergeOutcome;
import io.millrace.jobs.stream.aside.Quarantine;
import io.millrace.jobs.stream.aside.SideMessages;
import io.millrace.jobs.stream.batch.Judging.Judged;
import io.millrace.jobs.stream.envelope.Message.Kind;
import io.millrace.jobs.stream.envelope.TableShape;
import io.millrace.jobs.stream.load.CompletedLoads;
import io.millrace.jobs.stream.load.LoadEnds;
import io.millrace.jobs.stream.load.UnloadedRows;
import io.millrace.jobs.stream.repeat.Repetitions;
import io.millrace.jobs.stream.rows.BatchId;
import io.millrace.jobs.stream.rows.Conservation;
import io.millrace.jobs.stream.rows.Fields;
import io.millrace.jobs.stream.rows.Judgement;
import io.millrace.jobs.stream.rows.MessageRows;
import io.millrace.jobs.stream.rows.Survey;
import io.millrace.jobs.stream.schema.DriftFinder;
import io.millrace.jobs.stream.schema.SchemaDrift;
import io.millrace.jobs.stream.table.ChangeRows;
import io.millrace.jobs.stream.table.CommitNote;
import io.millrace.jobs.stream.table.StreamTable;
import io.millrace.jobs.stream.table.TableDeletes;
import io.millrace.jobs.stream.tell.BatchEvents;
import io.millrace.jobs.stream.tell.EventOutlet;
import io.millrace.jobs.stream.unsent.UnsentValues;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static io.millrace.jobs.quality.value.Columns.named;
import static org.apache.spark.sql.functions.not;

/**
 * Takes the batches of one table, in order, from Kafka's records to events.
 *
 * <p>A batch's records are read from Kafka and parsed once, and held. One Spark job counts them; one keeps dead letters, one control
 * messages, one quarantined rows, each only where there are some, and one more where they are the first; the merge takes three, one more
 * without deletion vectors and more when changes are late; then come those of the metrics, see
 * {@link io.millrace.jobs.quality.metrics.TableMetrics}, and one that keeps them. More are taken by the first batch after a start, a
 * truncate, the end of a load, a new column, a batch of AWS DMS, one with changes that lack values which the source did not send, once something
 * of the table lies aside, and every tenth, after which Delta sums up its log.
 *
 * <p>Every effect is named by the stream and the batch: a batch that is run again, after an end at any point, does what was not
 * done yet and publishes the same events. Effects come in the order of {@link Step}.
 */
public final class TablePipeline {
    private final TableConfig config;
    private final PipelineParts parts;
    private final StreamTable table;
    private final Quarantine quarantine;
    private final SideMessages deadLetters;
    private final SideMessages controlLog;
    private final Controls controls;
    private final BeginCheck begin;
    private final DeleteCheck deletes;
    private final MassDeletes massDeletes;
    private final DriftFinder drifts;
    private final BatchEvents events;
    private final EventOutlet outlet;
    private final BatchWatcher watcher;

    private TableShape shape;
    private Judging judging;
    private HistoryTable history;
    private boolean started;
    private String landed;
    private String order;
    private final Map<Integer, Long> begun = new HashMap<>();
    private final Map<Integer, Long> offsets = new HashMap<>();

    /** The pipeline of a table; it begins to read when its first batch comes. */
    public TablePipeline(PipelineParts parts) {
        this.parts = parts;
        this.config = parts.table();
        this.table = parts.streamTable();
        this.shape = TableShape.of(config, parts.pipeline().sourceDatabase());
        String side = parts.pipeline().settings().quarantinePath();
        this.quarantine = new Quarantine(side + config.name() + "/", table.transforms());
        this.deadLetters = SideMessages.deadLetters(
                side + "_dead_letters/" + config.name() + "/",
                table.transforms().masked());
        this.controlLog = SideMessages.controls(side + "_control/" + config.name() + "/");
        this.controls = new Controls(config, parts.released());
        this.begin = new BeginCheck(config, parts.released());
        this.deletes = new DeleteCheck(config, parts.pipeline().sourceDatabase());
        this.massDeletes = new MassDeletes(
                controls,
                table,
                new LoadEnds(config.name(), deadLetters, controlLog),
                new CompletedLoads(side, config.name()),
                new UnloadedRows(table, quarantine));
        this.drifts = new DriftFinder(config);
        this.events = parts.events();
        this.outlet = parts.outlet();
        this.watcher = parts.watcher();
    }

    /**
     * Takes one batch.
     *
     * @param records of the Kafka source
     * @throws HeldException when a person must decide; nothing of the batch was written
     */
    public BatchResult take(Dataset<Row> records, BatchId batch) {
        SparkSession spark = records.sparkSession();
        boolean first = !started;
        if (first) {
            remember(spark, batch);
            judging = new Judging(
                    new Judgement(config, parts.references().in(spark)),
                    table,
                    quarantine,
                    UnsentValues.of(table, config, parts.pipeline().settings().quarantinePath()),
                    new Repetitions(config, table, quarantine, deadLetters));
        }
        Timestamp now = Timestamp.from(parts.clock().instant());
        Judged judged = judging.judged(messages(records, batch, now), batch, first);
        try {
            controls.check(judged.survey());
            if (history == null && !table.exists(spark)) {
                begin.check(judged.survey());
            }
            deletes.check(judged.survey());
            SchemaDrift drift = drifts.find(
                    shape,
                    controls.changeColumns(judged.survey()),
                    judged.survey().unknown(),
                    judged.survey().absent());
            if (!drift.isEmpty()) {
                follow(drift, judged.survey(), spark);
                judged.close();
                judged = judging.judged(messages(records, batch, now), batch, first);
            }
            judged = judging.withoutUnsent(judging.withoutRepeated(judged, shape), shape);
            return effects(judged.rows(), judged.survey(), batch, now);
        } finally {
            judged.close();
        }
    }

    private Dataset<Row> messages(Dataset<Row> records, BatchId batch, Timestamp now) {
        return MessageRows.of(records, shape, now, batch.number());
    }

    /** What the table is now. */
    public HistorySpec spec() {
        return table.spec(shape);
    }

    /** Folders of the Delta tables that it writes beside the table. */
    public List<String> beside() {
        return List.of(
                quarantine.location(),
                deadLetters.location(),
                controlLog.location(),
                parts.measurement().location());
    }

    private void remember(SparkSession spark, BatchId batch) {
        table.follow(shape, spark);
        shape = table.evolved(shape, spark);
        table.lastNote(spark).ifPresent(note -> {
            order = note.order();
            offsets.putAll(note.offsets());
            if (note.query().equals(batch.query())) {
                begun.putAll(note.begun());
            }
        });
        started = true;
    }

    private void follow(SchemaDrift drift, Survey survey, SparkSession spark) {
        boolean held = !drift.canFollow(config.onSchemaChange());
        outlet.publish(List.of(events.drifted(drift, survey.arrived(), held)));
        if (held) {
            throw DriftHold.of(config, drift, survey);
        }
        shape = shape.with(drift.added());
        history = null;
        table.follow(shape, spark);
    }

    private BatchResult effects(Dataset<Row> judged, Survey survey, BatchId batch, Timestamp now) {
        Conservation.check(survey, judged, batch);
        checkOrder(survey);
        watcher.reached(Step.SURVEYED, batch);
        List<Event<?>> told = new ArrayList<>();
        if (survey.malformed() > 0 && deadLetters.keep(judged, batch, survey)) {
            told.add(events.rejected(batch, survey, deadLetters.location()));
        }
        if (!survey.controls().isEmpty()) {
            controlLog.keep(judged, batch, survey);
        }
        watcher.reached(Step.KEPT_ASIDE, batch);
        Dataset<Row> changes = judged.filter(named(Fields.KIND).equalTo(Kind.CHANGE.name()));
        if (survey.setAside() > 0
                && quarantine.keep(changes.filter(Judgement.setAside()), shape.names(), batch, survey)) {
            told.add(events.quarantined(batch, survey, quarantine.location()));
        }
        watcher.reached(Step.QUARANTINED, batch);
        BatchResult result = merge(changes.filter(not(Judgement.setAside())), survey, batch, now, told);
        outlet.publish(told);
        watcher.reached(Step.TOLD, batch);
        return result;
    }

    private BatchResult merge(Dataset<Row> passed, Survey survey, BatchId batch, Timestamp now, List<Event<?>> told) {
        SparkSession spark = passed.sparkSession();
        long count = survey.changes() - survey.setAside();
        survey.partitions().forEach((partition, part) -> {
            begun.putIfAbsent(partition, part.first());
            offsets.merge(partition, part.last() + 1, Math::max);
        });
        if (history == null) {
            history = table.open(spark, shape);
        }
        Dataset<Row> changes = ChangeRows.of(passed, shape, table.transforms());
        TableDeletes deletes = massDeletes.of(survey, changes, order, begun, offsets);
        changes = deletes.apply(changes, table.current(spark).orElse(null), now);
        long duplicates = 0;
        long derived = deletes.isEmpty() ? 0 : changes.count() - count;
        CommitNote note = note(survey, batch, count + survey.repeated(), derived);
        io.millrace.jobs.history.BatchId noted = new io.millrace.jobs.history.BatchId(
                batch.application("table"), batch.number(), batch.number(), note.json());
        if (count > 0 || !deletes.isEmpty()) {
            try (MergeOutcome outcome = history.merge(changes, noted)) {
                Conservation.check(outcome, count + derived, batch);
                duplicates = outcome.counts().duplicates();
                watcher.reached(Step.MERGED, batch);
                told.addAll(parts.measurement().measure(outcome, survey, batch, spark));
            }
            watcher.reached(Step.MEASURED, batch);
        } else if (survey.repeated() > 0) {
            // no other commit would have its counts
            history.note(noted);
            watcher.reached(Step.MERGED, batch);
        }
        land(spark, survey.arrived(), told);
        return new BatchResult(
                survey.messages(),
                survey.controls().size(),
                survey.malformed(),
                survey.setAside(),
                count + survey.repeated(),
                duplicates + survey.repeated(),
                survey.warned());
    }

    private CommitNote note(Survey survey, BatchId batch, long merged, long derived) {
        return new CommitNote(
                config.name(),
                batch.number(),
                batch.query(),
                begun,
                offsets,
                survey.lsn(),
                order,
                survey.messages(),
                survey.controls().size(),
                survey.malformed(),
                survey.setAside(),
                merged,
                survey.warningsById(),
                derived);
    }

    private void land(SparkSession spark, Instant time, List<Event<?>> told) {
        String fingerprint = table.fingerprint(spark);
        if (!fingerprint.equals(landed)) {
            told.add(events.landed(fingerprint, time));
            landed = fingerprint;
        }
    }

    private void checkOrder(Survey survey) {
        List<String> orders = new ArrayList<>(survey.orders());
        if (order != null && !orders.contains(order)) {
            orders.add(order);
        }
        if (survey.orders().isEmpty()) {
            return;
        }
        if (orders.size() > 1) {
            throw new HeldException(new Problem(
                    "table " + config.name(),
                    "its changes are ordered in more than one way: " + orders,
                    "Nothing of the batch was written. Let one writer only, change capture or AWS DMS, write to topic "
                            + config.topic() + "; to change the writer, load the table anew into another folder."));
        }
        order = orders.get(0);
    }
}
