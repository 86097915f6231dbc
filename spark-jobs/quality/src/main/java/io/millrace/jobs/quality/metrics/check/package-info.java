/** Checks of {@code tables.yaml}, read into what is measured of a row. */
package io.millrace.jobs.quality.metrics.check;
