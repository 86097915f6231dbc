/** Changed rows as they go out: envelope, keys, order. Plain Java, nothing of the connector and of Kafka. */
package io.millrace.capture.domain;
