/** Parquet files written column by column, and how their values are encoded. */
package io.millrace.jobs.bucketing.parquet;
