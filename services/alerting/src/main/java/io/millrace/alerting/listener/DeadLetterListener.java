package io.millrace.alerting.listener;

import io.millrace.alerting.delivery.AlertDelivery;
import io.millrace.alerting.delivery.Folds;
import io.millrace.alerting.domain.DeadLetter;
import io.millrace.alerting.domain.Fold;
import io.millrace.platform.runtime.PlatformConfig;
import io.smallrye.reactive.messaging.annotations.Blocking;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

import java.util.concurrent.CompletionStage;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Tells of dead letters, folded by the topic that they came from. It acknowledges whatever comes, so that a dead letter
 * never makes another one; one that could not be told stands in {@code millrace status} all the same.
 */
@ApplicationScoped
class DeadLetterListener {
    static final String CHANNEL = "alerting-dead-letters";

    private static final Logger LOG = Logger.getLogger(DeadLetterListener.class);

    private final AlertDelivery delivery;
    private final Folds folds;
    private final PlatformConfig platform;

    DeadLetterListener(AlertDelivery delivery, Folds folds, PlatformConfig platform) {
        this.delivery = delivery;
        this.folds = folds;
        this.platform = platform;
    }

    @Incoming(CHANNEL)
    @Blocking
    CompletionStage<Void> on(Message<byte[]> message) {
        DeadLetter letter = read(message);
        try {
            Fold fold = folds.decide("dead-letter/" + letter.topic(), letter.id());
            if (fold.tells(letter.id())) {
                delivery.deliver(letter.alert(platform.environment(), fold.countAt(letter.id())));
            }
        } catch (RuntimeException e) {
            LOG.errorf(e, "event=dead-letter-not-told batch=%s error=%s", letter.id(), e.getMessage());
        }
        return message.ack();
    }

    private static DeadLetter read(Message<byte[]> message) {
        IncomingKafkaRecordMetadata<?, ?> metadata = message.getMetadata(IncomingKafkaRecordMetadata.class)
                .orElseThrow(() -> new IllegalStateException("Not a message of a Kafka channel"));
        return new DeadLetter(
                metadata.getPartition(),
                metadata.getOffset(),
                header(metadata.getHeaders(), "dead-letter-topic"),
                header(metadata.getHeaders(), "dead-letter-reason"),
                metadata.getTimestamp());
    }

    private static String header(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? "unknown" : new String(header.value(), UTF_8);
    }
}
