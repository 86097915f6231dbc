/** Compares a table in several looks: by sums of ranges, by checksums of rows, by rows, and again until nothing moves. */
package io.millrace.jobs.reconcile.compare;
