/** The events that a stream publishes. */
package io.millrace.jobs.stream.tell;
