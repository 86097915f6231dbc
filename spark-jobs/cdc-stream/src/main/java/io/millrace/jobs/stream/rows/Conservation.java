package io.millrace.jobs.stream.rows;

import io.millrace.jobs.history.MergeOutcome;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

import static io.millrace.jobs.quality.value.Columns.named;
import static org.apache.spark.sql.functions.count_distinct;

/** Every message of a batch is in exactly one place. */
public final class Conservation {
    private Conservation() {}

    /**
     * Checks that judging neither lost a message nor made one twice.
     *
     * @throws IllegalStateException when it did; nothing is written yet
     */
    public static void check(Survey survey, Dataset<Row> judged, BatchId batch) {
        if (!survey.hasGaps()) {
            return;
        }
        long positions = judged
                .groupBy(named(Fields.PARTITION))
                .agg(count_distinct(named(Fields.OFFSET)).as("positions"))
                .collectAsList()
                .stream()
                .mapToLong(row -> row.getLong(1))
                .sum();
        if (positions != survey.messages()) {
            throw new IllegalStateException(
                    "Batch %d of table %s has %d messages but %d judged rows: a rule made rows of its own. Nothing was written; look for a foreign_key rule whose referenced column is not unique"
                            .formatted(batch.number(), batch.table(), positions, survey.messages()));
        }
    }

    /**
     * Checks that the merge took every change.
     *
     * @throws IllegalStateException when it did not: a fault of the program, and the counts in the commit are wrong
     */
    public static void check(MergeOutcome outcome, long changes, BatchId batch) {
        if (!outcome.alreadyApplied() && outcome.counts().changes() != changes) {
            throw new IllegalStateException(
                    "Batch %d of table %s had %d changes, and the merge took %d: reconcile the table and report it"
                            .formatted(
                                    batch.number(),
                                    batch.table(),
                                    changes,
                                    outcome.counts().changes()));
        }
    }
}
