/** One text for each value, whether PostgreSQL, Spark or plain Java writes it: what checksums and comparisons are made of. */
package io.millrace.jobs.reconcile.value;
