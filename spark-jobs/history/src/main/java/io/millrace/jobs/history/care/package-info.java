/** Keeps a table's files few and its folder small while batches go on. */
package io.millrace.jobs.history.care;
