/** Parquet files written anew without some of their rows; nothing here knows of Spark or Delta tables. */
package io.millrace.jobs.history.copy;
