/** Brings rows of one table back from quarantine. */
package io.millrace.jobs.replay.table;
