/** Programs that measure the job at work. */
package io.millrace.jobs.stream.bench;
