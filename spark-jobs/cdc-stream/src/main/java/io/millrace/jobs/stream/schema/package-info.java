/** What a table does when its source's columns change. */
package io.millrace.jobs.stream.schema;
