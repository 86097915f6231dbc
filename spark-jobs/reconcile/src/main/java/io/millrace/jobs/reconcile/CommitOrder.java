package io.millrace.jobs.reconcile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.delta.tables.DeltaTable;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;

/**
 * What places in a table are made of, as the stream notes with its commits.
 *
 * @param title {@code null} when no commit of the last ones says
 */
record CommitOrder(String title) {
    private static final String LOG_POSITION = "LOG_POSITION";
    private static final int COMMITS = 50;
    private static final ObjectMapper JSON = new ObjectMapper();

    static CommitOrder of(SparkSession spark, String path) {
        if (DeltaLog.forTableWithSnapshot(spark, path)._2().version() < 0) {
            return new CommitOrder(null);
        }
        return new CommitOrder(
                DeltaTable.forPath(spark, path).history(COMMITS).select("userMetadata").collectAsList().stream()
                        .filter(row -> !row.isNullAt(0))
                        .map(row -> order(row.getString(0)))
                        .filter(order -> order != null)
                        .findFirst()
                        .orElse(null));
    }

    boolean isOther() {
        return title != null && !title.equals(LOG_POSITION);
    }

    private static String order(String note) {
        try {
            return JSON.readTree(note).path("order").asText(null);
        } catch (JsonProcessingException ofAnotherProgram) {
            return null;
        }
    }
}
