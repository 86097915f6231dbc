/** Reads keys again that differ, and merges them in order. */
package io.millrace.jobs.reconcile.repair;
