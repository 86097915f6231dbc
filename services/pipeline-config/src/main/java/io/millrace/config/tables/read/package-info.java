/** Reads {@code tables.yaml}: {@link io.millrace.config.tables.read.TablesYaml} is the way in. */
package io.millrace.config.tables.read;
