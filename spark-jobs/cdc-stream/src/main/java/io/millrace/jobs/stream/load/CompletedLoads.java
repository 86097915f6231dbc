package io.millrace.jobs.stream.load;

import io.millrace.jobs.stream.rows.ControlMessage;
import io.millrace.jobs.support.delta.AppliedBatches;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

import java.sql.Timestamp;
import java.util.List;

/**
 * The loads of which everything was read: a Delta table beside the quarantine, which only grows. What such a load did not bring is gone
 * from the source, so a row that is set aside and older is closed by it when it comes back. Whether all of a load was read
 * nobody can tell afterwards: it depends on where the stream began.
 */
public final class CompletedLoads {
    private static final StructType SCHEMA = StructType.fromDDL(
            "_partition int, _offset bigint, operation string, _commit_timestamp timestamp, _lsn bigint,"
                    + " _transaction_order bigint, _transaction_id bigint, value string");

    private final String location;

    /** @param quarantinePath of all tables, with a slash at the end */
    public CompletedLoads(String quarantinePath, String table) {
        this.location = quarantinePath + "_loads/" + table + "/";
    }

    /** Its folder. */
    public String location() {
        return location;
    }

    /**
     * Notes a load, once, however often its end is read.
     *
     * @param end as {@link UnloadedRows#deleting} makes it
     */
    public void note(ControlMessage end, SparkSession spark) {
        if (all(spark).stream().anyMatch(known -> known.lsn() == end.lsn())) {
            return;
        }
        Row row = RowFactory.create(
                end.partition(),
                end.offset(),
                end.operation(),
                Timestamp.from(end.committed()),
                end.lsn(),
                end.transactionOrder(),
                end.transactionId(),
                end.value());
        spark.createDataFrame(List.of(row), SCHEMA)
                .write()
                .format("delta")
                .mode("append")
                .save(location);
    }

    /** The ends of those loads, as they were noted. */
    public List<ControlMessage> all(SparkSession spark) {
        if (!AppliedBatches.exists(spark, location)) {
            return List.of();
        }
        return spark.read().format("delta").load(location).collectAsList().stream()
                .map(row -> new ControlMessage(
                        row.getInt(0),
                        row.getLong(1),
                        row.getString(2),
                        row.getTimestamp(3).toInstant(),
                        row.getLong(4),
                        row.getLong(5),
                        row.isNullAt(6) ? null : row.getLong(6),
                        row.getString(7)))
                .toList();
    }
}
