/** The messages of a batch as rows of Spark: read, judged, counted. */
package io.millrace.jobs.stream.rows;
