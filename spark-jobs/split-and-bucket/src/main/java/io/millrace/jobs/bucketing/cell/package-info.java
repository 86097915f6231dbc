/** Values of flat types on their way: from the source's row into packed bytes, from these into Parquet's columns. */
package io.millrace.jobs.bucketing.cell;
