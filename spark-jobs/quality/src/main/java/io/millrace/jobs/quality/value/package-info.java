/** Values of configuration files and rows: read with their column's type, or refused with the reason. */
package io.millrace.jobs.quality.value;
