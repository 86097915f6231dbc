/** The Delta table of a stream: its columns, its commits, the changes that go into it. */
package io.millrace.jobs.stream.table;
