/** The streaming job: changes from Kafka become Delta tables with their full history. */
package io.millrace.jobs.stream;
