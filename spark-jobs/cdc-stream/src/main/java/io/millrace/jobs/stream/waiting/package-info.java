/** Rows in quarantine that wait, and who of them may come back: the same for a replay and for those who ask what one would do. */
package io.millrace.jobs.stream.waiting;
