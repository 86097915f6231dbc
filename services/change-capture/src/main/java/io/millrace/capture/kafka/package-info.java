/** Capture's side of Kafka: the topics of changes, and the topic on which its own state is kept. */
package io.millrace.capture.kafka;
