/** The column mapping: which column of a wide source goes to which table. */
package io.millrace.config.columns;
