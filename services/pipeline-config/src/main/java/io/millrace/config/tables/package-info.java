/** {@code tables.yaml}: what a streaming pipeline does with each table. */
package io.millrace.config.tables;
