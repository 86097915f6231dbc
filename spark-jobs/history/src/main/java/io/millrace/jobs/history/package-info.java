/**
 * Changes of keys become a Delta table with every version of a row and the time in which it held, or its last state.
 *
 * <p>What stands in the table is a function of the set of changes alone: how they were cut into batches, in which order they came
 * and how often makes no difference. Each batch is one commit.
 */
package io.millrace.jobs.history;
