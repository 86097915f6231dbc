package io.millrace.jobs.quality.rules;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

import java.util.Optional;

/** The other tables of a pipeline, as rules that compare with them see them. */
@FunctionalInterface
public interface References {
    /** No table is there. */
    References NONE = table -> Optional.empty();

    /**
     * The rows of a table that are current, after its transforms.
     *
     * @param table its name in the configuration
     * @return an empty data set when the table holds no row yet; nothing when the pipeline has no such table
     */
    Optional<Dataset<Row>> current(String table);
}
