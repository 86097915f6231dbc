package io.millrace.jobs.stream.table;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What a commit did to the current rows.
 *
 * @param version of the table after it
 * @param became rows that are current since
 * @param ceased rows that were current before
 */
public record AppliedChange(long version, Dataset<Row> became, Dataset<Row> ceased) {}
