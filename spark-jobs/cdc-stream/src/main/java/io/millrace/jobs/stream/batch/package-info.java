/** What happens to one batch of a table's messages: read, judged, set aside, merged. */
package io.millrace.jobs.stream.batch;
