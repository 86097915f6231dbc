package io.millrace.alerting.listener;

import io.millrace.alerting.delivery.DeadLetterAlerts;
import io.millrace.alerting.domain.DeadLetter;
import io.millrace.platform.runtime.PlatformConfig;
import io.millrace.platform.stage.StageFailureException;
import io.smallrye.reactive.messaging.annotations.Blocking;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Takes dead letters. It tries for {@code millrace.platform.stages.patience} to tell of one, then acknowledges it all the
 * same, so that a dead letter never makes another one; it stands in {@code millrace status} in any case.
 */
@ApplicationScoped
class DeadLetterListener {
    static final String CHANNEL = "alerting-dead-letters";

    private static final Logger LOG = Logger.getLogger(DeadLetterListener.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final DeadLetterAlerts alerts;
    private final Duration patience;

    DeadLetterListener(DeadLetterAlerts alerts, PlatformConfig platform) {
        this.alerts = alerts;
        this.patience = platform.stages().patience();
    }

    @Incoming(CHANNEL)
    @Blocking
    CompletionStage<Void> on(Message<byte[]> message) {
        DeadLetter letter = read(message);
        long deadline = System.nanoTime() + patience.toNanos();
        while (!told(letter, System.nanoTime() - deadline >= 0)) {
            try {
                Thread.sleep(PAUSE.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return new CompletableFuture<>();
            }
        }
        return message.ack();
    }

    /** Whether there is nothing left to try. */
    private boolean told(DeadLetter letter, boolean late) {
        try {
            alerts.tell(letter);
            return true;
        } catch (RuntimeException e) {
            boolean giveUp = late || e instanceof StageFailureException;
            LOG.logf(
                    giveUp ? Logger.Level.ERROR : Logger.Level.WARN,
                    "event=%s batch=%s error=%s",
                    giveUp ? "dead-letter-not-told" : "dead-letter-tries-again",
                    letter.id(),
                    e.getMessage());
            return giveUp;
        }
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
