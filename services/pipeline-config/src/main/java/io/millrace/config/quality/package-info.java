/** What {@code tables.yaml} says about the quality of rows: rules, transforms, metrics. */
package io.millrace.config.quality;
