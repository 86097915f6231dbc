/** How jobs reach Kafka. */
package io.millrace.jobs.support.kafka;
