/** What every Spark job shares: arguments, session, documents, exit codes, progress. */
package io.millrace.jobs.support;
