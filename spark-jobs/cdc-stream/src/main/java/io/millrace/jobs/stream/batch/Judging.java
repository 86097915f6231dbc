package io.millrace.jobs.stream.batch;

import io.millrace.jobs.stream.aside.AppliedBatches;
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
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

import java.util.ArrayList;
import java.util.List;

/** Says of the messages of a batch which rows are set aside, once: what was written by it when the batch was run before, holds. */
final class Judging {
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
     * @param rules that a row can have broken
     * @param anew false when the verdict is one of before
     * @param held what is let go on closing
     */
    record Judged(Dataset<Row> rows, Survey survey, List<BrokenRule> rules, boolean anew, List<Dataset<Row>> held)
            implements AutoCloseable {
        @Override
        public void close() {
            held.forEach(Dataset::unpersist);
        }
    }

    /** @param first whether the batch may have been run before */
    Judged judged(Dataset<Row> messages, BatchId batch, boolean first) {
        SparkSession spark = messages.sparkSession();
        if (first && quarantine.has(spark, batch)) {
            return held(
                    Judgement.asBefore(messages, quarantine.stored(spark)),
                    quarantine.brokenRules(spark),
                    false,
                    List.of());
        }
        if (first && AppliedBatches.has(spark, table.location(), batch.application("table"), batch.number())) {
            return held(Judgement.allPassed(messages), List.of(), false, List.of());
        }
        return held(judgement.of(messages), judgement.rules(), true, List.of());
    }

    /** Without those that came before. */
    Judged withoutRepeated(Judged judged, TableShape shape) {
        return repetitions
                .mark(judged.rows(), judged.survey(), shape)
                .map(marked -> held(marked, judged.rules(), judged.anew(), judged.held()))
                .orElse(judged);
    }

    /** With those set aside, too, that lack a value which lies aside. */
    Judged withoutUnsent(Judged judged, TableShape shape) {
        if (!judged.anew() || judged.survey().unsent() == 0) {
            return judged;
        }
        List<BrokenRule> rules = new ArrayList<>(judgement.rules());
        shape.names().forEach(column -> rules.add(UnsentValues.rule(column)));
        return unsent.blocked(judged.rows())
                .map(blocked -> held(unsent.mark(judged.rows(), blocked), rules, true, judged.held()))
                .orElse(judged);
    }

    private static Judged held(Dataset<Row> judged, List<BrokenRule> rules, boolean anew, List<Dataset<Row>> before) {
        Dataset<Row> rows = judged.persist(StorageLevel.MEMORY_AND_DISK_SER());
        List<Dataset<Row>> held = new ArrayList<>(before);
        held.add(rows);
        try {
            return new Judged(rows, new Surveyor(rules).survey(rows), rules, anew, held);
        } catch (RuntimeException | Error e) {
            rows.unpersist();
            throw e;
        }
    }
}
