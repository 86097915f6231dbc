/** Changes the values of judged rows, in Spark and in plain Java alike: both run the very same functions. */
package io.millrace.jobs.quality.transforms;
