/** Runs the streams of a pipeline: one query a table, each started again when it fails, all ended together. */
package io.millrace.jobs.stream.run;
