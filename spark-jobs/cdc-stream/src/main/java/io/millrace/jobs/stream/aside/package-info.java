/** Where messages go that do not go into the table: dead letters, control messages, quarantine. */
package io.millrace.jobs.stream.aside;
