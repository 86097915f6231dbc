package io.millrace.jobs.bucketing.plan;

import org.apache.spark.sql.types.StructType;

import java.io.Serializable;
import java.util.List;

/**
 * One table of the pass.
 *
 * @param schema its columns, the key first
 * @param ordinals place in the scan of each column after the key
 * @param expectedBytes what it takes on disk, by the footers
 */
public record TableRoute(String name, StructType schema, List<Integer> ordinals, long expectedBytes)
        implements Serializable {
    /** Copies the places. */
    public TableRoute {
        ordinals = List.copyOf(ordinals);
    }
}
