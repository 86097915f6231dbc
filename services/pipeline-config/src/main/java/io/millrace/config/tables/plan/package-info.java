/** What changes between two versions of {@code tables.yaml}, and what each change means for data that is stored. */
package io.millrace.config.tables.plan;
