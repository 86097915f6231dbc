/** The pass itself: cutting rows on the reading side, measuring and writing them on the other. */
package io.millrace.jobs.bucketing.write;
