/** What runs of Spark on this machine have and a cluster has not. */
package io.millrace.jobs.runtime;
