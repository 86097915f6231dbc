/** What happens to one batch of a table's messages, in which order. */
package io.millrace.jobs.stream.batch;
