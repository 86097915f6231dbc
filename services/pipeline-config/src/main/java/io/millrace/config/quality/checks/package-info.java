/** What each metric needs in {@code tables.yaml}. */
package io.millrace.config.quality.checks;
