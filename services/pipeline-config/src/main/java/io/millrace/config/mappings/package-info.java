/** AWS DMS's {@code table-mappings} file: which tables are captured, under which names, to which topics. */
package io.millrace.config.mappings;
