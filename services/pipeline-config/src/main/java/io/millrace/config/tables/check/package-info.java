/** What must hold between the parts of {@code tables.yaml}, beyond each value's own form. */
package io.millrace.config.tables.check;
