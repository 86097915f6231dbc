/** What a table with history must be, said in a page of plain Java: tests and checks compare tables with it. */
package io.millrace.jobs.history.model;
