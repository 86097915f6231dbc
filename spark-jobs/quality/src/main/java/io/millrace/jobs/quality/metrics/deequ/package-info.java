/** Deequ behind a few plain types; nobody else knows it. */
package io.millrace.jobs.quality.metrics.deequ;
