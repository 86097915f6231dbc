/** Rows in quarantine, and what became of them since. */
package io.millrace.jobs.replay.aside;
