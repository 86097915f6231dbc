/** Loads of a whole table: what they did not bring is no longer in the source. */
package io.millrace.jobs.stream.load;
