/** Measures what a batch made of a table. */
package io.millrace.jobs.stream.measure;
