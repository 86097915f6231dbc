package io.millrace.platform.runtime;

import io.millrace.events.Event;
import io.millrace.events.EventCodec;
import io.millrace.events.EventType;
import io.millrace.events.InvalidEventException;
import io.millrace.events.InvalidEventException.Reason;
import io.millrace.platform.ledger.RunLedger;
import io.millrace.platform.messaging.KafkaEvents;
import io.millrace.platform.stage.Stage;
import io.millrace.platform.stage.StageRunner;
import io.millrace.platform.stage.StageWorker;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Where Kafka records become runs. A record is acknowledged once its event is in the ledger; poison is not acknowledged,
 * so that the channel puts it on the dead-letter topic with its reason and goes on.
 */
@Singleton
public class StageIntake {
    private static final Logger LOG = Logger.getLogger(StageIntake.class);
    private static final long LONGEST_PAUSE_MS = 5_000;

    private final Map<String, StageWorker> workers = new HashMap<>();
    private final EventCodec codec;
    private final PlatformConfig config;
    private final Clock clock;

    StageIntake(
            @Any Instance<Stage> stages,
            RunLedger ledger,
            StageRunner runner,
            EventCodec codec,
            PlatformConfig config,
            Clock clock) {
        this.codec = codec;
        this.config = config;
        this.clock = clock;
        stages.forEach(stage -> workers.put(stage.name(), new StageWorker(stage, ledger, runner)));
    }

    void start(@Observes StartupEvent started) {
        workers.values().forEach(worker -> worker.start(config.toStageSettings()));
    }

    void stop(@Observes ShutdownEvent stopped) {
        workers.values().forEach(StageWorker::close);
    }

    /**
     * Hands a Kafka record to a stage. Call it from a worker thread, it writes to the ledger.
     *
     * @return completes when the record is acknowledged or refused; never when the service stops before: the record is
     *     then delivered again
     */
    public CompletionStage<Void> accept(Stage stage, Message<byte[]> message) {
        try {
            Event<?> event = decode(message);
            acceptPatiently(stage, event);
            return message.ack();
        } catch (StoppedException e) {
            LOG.infof("event=intake-stopped run=%s", stage.name());
            return new CompletableFuture<>();
        } catch (InvalidEventException | LedgerOutOfReachException e) {
            LOG.warnf("event=dead-letter run=%s error=%s", stage.name(), e.getMessage());
            return message.nack(e);
        }
    }

    /** Hands an event made by this service itself, for example by a schedule, to one of its stages. */
    public boolean accept(Stage stage, Event<?> event) {
        StageWorker worker = workers.get(stage.name());
        if (worker == null) {
            throw new IllegalArgumentException("Stage " + stage.name() + " is not a bean of this service; it has "
                    + workers.keySet() + ". Make it one, with a scope.");
        }
        return worker.accept(event);
    }

    private Event<?> decode(Message<byte[]> message) {
        IncomingKafkaRecordMetadata<?, ?> metadata = message.getMetadata(IncomingKafkaRecordMetadata.class)
                .orElseThrow(() -> new IllegalStateException("Not a message of a Kafka channel"));
        Event<?> event = codec.decode(
                KafkaEvents.attributes(metadata.getHeaders()),
                message.getPayload(),
                clock.instant().plus(config.clockTolerance()));
        if (EventType.named(metadata.getTopic())
                .filter(type -> type != event.type())
                .isPresent()) {
            throw new InvalidEventException(
                    Reason.UNKNOWN_TYPE,
                    "type: " + event.type().eventName() + " does not belong on topic " + metadata.getTopic());
        }
        return event;
    }

    private void acceptPatiently(Stage stage, Event<?> event) {
        long deadline = System.nanoTime() + config.stages().patience().toNanos();
        long pause = 100;
        while (true) {
            try {
                accept(stage, event);
                return;
            } catch (IllegalArgumentException | InvalidEventException e) {
                throw e;
            } catch (RuntimeException e) {
                if (isTooLarge(e)) {
                    throw new InvalidEventException(
                            Reason.NOT_VALID, "data: too large for the run ledger, which takes 400 KB");
                }
                if (System.nanoTime() > deadline) {
                    throw new LedgerOutOfReachException(config, e);
                }
                LOG.warnf("event=ledger-out-of-reach correlation=%s error=%s", event.correlationId(), e.getMessage());
                pause(pause);
                pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
            }
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(Duration.ofMillis(millis).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoppedException(e);
        }
    }

    private static boolean isTooLarge(RuntimeException failure) {
        return failure instanceof DynamoDbException refused
                && refused.awsErrorDetails() != null
                && "ValidationException".equals(refused.awsErrorDetails().errorCode());
    }

    private static final class StoppedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        StoppedException(InterruptedException cause) {
            super("Stopped while waiting for the ledger", cause);
        }
    }

    private static final class LedgerOutOfReachException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        LedgerOutOfReachException(PlatformConfig config, Throwable cause) {
            super(
                    "The run ledger (DynamoDB table " + config.ledger().table() + ") was out of reach for "
                            + config.stages().patience()
                            + ". Mend it, then replay this dead letter: " + cause.getMessage(),
                    cause);
        }
    }
}
