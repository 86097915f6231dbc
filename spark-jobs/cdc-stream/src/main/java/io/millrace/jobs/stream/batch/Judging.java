package io.millrace.jobs.stream.batch;

import io.millrace.jobs.stream.aside.Quarantine;
import io.millrace.jobs.stream.envelope.TableShape;
import io.millrace.jobs.stream.repeat.Repetitions;
import io.millrace.jobs.stream.rows.BatchId;
import io.millrace.jobs.stream.rows.BrokenRule;
import io.millrace.jobs.stream.rows.Judgement;
import io.millrace.jobs.stream.rows.Survey;
import io.millrace.jobs.stream.rows.Surveyor;
import io.millrace.jobs.stream.table.StreamTable;
import io.millrace.jobs.stream.unsent.UnsentValues;
import io.millrace.jobs.support.delta.AppliedBatches;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

import java.util.ArrayList;
import java.util.List;

import static io.millrace.jobs.quality.value.Columns.named;
import static org.apache.spark.sql.functions.when;

/** Says of the messages of a batch which rows are set aside, once: what was written by it when the batch was run before, holds. */
final class Judging {
    private static final String BEFORE = "__failed_before";

    private final Judgement judgement;
    private final StreamTable table;
    private final Quarantine quarantine;
    private final UnsentValues unsent;
    private final Repetitions repetitions;

    Judging(
            Judgement judgement,
            StreamTable table,
            Quarantine quarantine,
            UnsentValues unsent,
            Repetitions repetitions) {
        this.judgement = judgement;
        this.table = table;
        this.quarantine = quarantine;
        this.unsent = unsent;
        this.repetitions = repetitions;
    }

    /**
     * Messages, judged, held and counted.
     *
     * @param rules that were counted
     * @param open whether any of them may still be set aside: the verdict on all others is one of before
     * @param held what is let go on closing
     */
    record Judged(Dataset<Row> rows, Survey survey, List<BrokenRule> rules, Open open, List<Dataset<Row>> held)
            implements AutoCloseable {
        @Override
        public void close() {
            held.forEach(Dataset::unpersist);
        }
    }

    /** Of which messages the verdict is not one of before. */
    private enum Open {
        ALL,
        /** Those that are marked by {@link Judgement#AGAIN}. */
        AGAIN,
        NONE
    }

    /** @param first whether the batch may have been run before */
    Judged judged(Dataset<Row> messages, BatchId batch, boolean first) {
        SparkSession spark = messages.sparkSession();
        if (first && quarantine.has(spark, batch)) {
            return held(
                    judgement.asBefore(messages, quarantine.stored(spark), quarantine.before(spark, batch)),
                    together(quarantine.brokenRules(spark), judgement.rules()),
                    Open.AGAIN,
                    List.of());
        }
        if (first && AppliedBatches.has(spark, table.location(), batch.application("table"), batch.number())) {
            return held(Judgement.allPassed(messages), List.of(), Open.NONE, List.of());
        }
        return held(judgement.of(messages), judgement.rules(), Open.ALL, List.of());
    }

    /** Without those that came before. */
    Judged withoutRepeated(Judged judged, TableShape shape) {
        return repetitions
                .mark(judged.rows(), judged.survey(), shape)
                .map(marked -> held(marked, judged.rules(), judged.open(), judged.held()))
                .orElse(judged);
    }

    /** With those set aside, too, that lack a value which lies aside. */
    Judged withoutUnsent(Judged judged, TableShape shape) {
        if (judged.open() == Open.NONE || judged.survey().unsent() == 0) {
            return judged;
        }
        List<BrokenRule> unsentValues =
                shape.names().stream().map(UnsentValues::rule).toList();
        return unsent.blocked(judged.rows())
                .map(blocked -> held(
                        marked(judged, blocked), together(judged.rules(), unsentValues), judged.open(), judged.held()))
                .orElse(judged);
    }

    private Dataset<Row> marked(Judged judged, Dataset<Row> blocked) {
        if (judged.open() == Open.ALL) {
            return unsent.mark(judged.rows(), blocked);
        }
        Dataset<Row> kept = judged.rows().withColumn(BEFORE, named(Judgement.FAILED));
        return unsent.mark(kept, blocked)
                .withColumn(
                        Judgement.FAILED,
                        when(named(Judgement.AGAIN), named(Judgement.FAILED)).otherwise(named(BEFORE)))
                .drop(BEFORE);
    }

    /** Each once: what was set aside once keeps the severity of then. */
    private static List<BrokenRule> together(List<BrokenRule> some, List<BrokenRule> others) {
        List<BrokenRule> rules = new ArrayList<>(some);
        others.stream().filter(rule -> some.stream().noneMatch(rule::isSame)).forEach(rules::add);
        return rules;
    }

    private static Judged held(Dataset<Row> judged, List<BrokenRule> rules, Open open, List<Dataset<Row>> before) {
        Dataset<Row> rows = judged.persist(StorageLevel.MEMORY_AND_DISK_SER());
        List<Dataset<Row>> held = new ArrayList<>(before);
        held.add(rows);
        try {
            return new Judged(rows, new Surveyor(rules).survey(rows), rules, open, held);
        } catch (RuntimeException | Error e) {
            rows.unpersist();
            throw e;
        }
    }
}
