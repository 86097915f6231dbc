/** Delta tables that take batches, each once. */
package io.millrace.jobs.support.delta;
