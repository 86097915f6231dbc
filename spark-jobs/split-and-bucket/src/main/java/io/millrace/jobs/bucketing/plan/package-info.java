/** Where each row goes: tables, layouts, buckets, files and the shuffle's partitions. */
package io.millrace.jobs.bucketing.plan;
