/** Reads messages of a table's topic: plain Java, nothing of Spark. */
package io.millrace.jobs.stream.envelope;
