/** PostgreSQL as one moment of it: read only, streamed, with a time limit on each statement. */
package io.millrace.jobs.reconcile.source;
