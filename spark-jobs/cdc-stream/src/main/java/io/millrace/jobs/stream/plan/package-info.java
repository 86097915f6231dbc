/** What new rules would do to rows that are stored, or wait in quarantine; nothing is written. */
package io.millrace.jobs.stream.plan;
