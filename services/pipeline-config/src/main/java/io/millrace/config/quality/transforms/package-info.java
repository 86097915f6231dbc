/** What each type of transform needs in {@code tables.yaml}, and what it makes of its column. */
package io.millrace.config.quality.transforms;
