package io.millrace.jobs.stream.table;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

import java.util.Map;

/**
 * What a commit did to the current rows.
 *
 * @param version of the table after it
 * @param became rows that are current since
 * @param ceased rows that were current before
 * @param warnings how many of the batch's rows broke each rule of severity warning and went on, by the rule's id
 */
public record AppliedChange(long version, Dataset<Row> became, Dataset<Row> ceased, Map<String, Long> warnings) {}
