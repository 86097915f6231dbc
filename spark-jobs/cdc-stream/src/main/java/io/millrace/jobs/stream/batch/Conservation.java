package io.millrace.jobs.stream.batch;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

import static io.millrace.jobs.stream.batch.Fields.named;
import static org.apache.spark.sql.functions.count_distinct;

/** Every message of a batch is in exactly one place. */
final class Conservation {
    private Conservation() {}

    /**
     * Checks that judging neither lost a message nor made one twice.
     *
     * @throws IllegalStateException when it did; nothing is written yet
     */
    static void check(Survey survey, Dataset<Row> judged, BatchId batch) {
        if (!survey.hasGaps()) {
            return;
        }
        long positions = judged.groupBy(named(Fields.PARTITION))
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
}
