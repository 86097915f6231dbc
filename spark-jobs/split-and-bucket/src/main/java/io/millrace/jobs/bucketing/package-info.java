/**
 * Splits a wide snapshot into tables and buckets in one pass: a source row is read once, cut into one narrow row a table,
 * shuffled once to the task that owns its bucket, sorted there and written once.
 */
package io.millrace.jobs.bucketing;
