/** The snapshot that is read: files, schema and sizes from the Parquet footers. */
package io.millrace.jobs.bucketing.source;
