package io.millrace.alerting.delivery;

import io.millrace.alerting.domain.Alert;
import io.millrace.alerting.domain.Channel;
import io.millrace.platform.ledger.Checkpoint;
import io.millrace.platform.ledger.CheckpointStore;
import org.jboss.logging.Logger;
import software.amazon.awssdk.core.exception.SdkException;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Sends an alert on a channel at most once. Neither SES nor SNS can be asked whether a message left. So when a process
 * dies between the call and its note, or the answer is lost, there are two ways to be wrong: a second mail, or none. A
 * second one is ruled out: the alert is kept as {@code uncertain} in its checkpoint {@code alert/{id}/{channel}}, is
 * logged as a warning, stands in the run's facts and is counted by {@code millrace status}. What was certainly not sent
 * is sent by the next try.
 */
public final class DeliveryLog {
    private static final Logger LOG = Logger.getLogger(DeliveryLog.class);
    private static final String STATE = "state";
    private static final String ATTEMPT = "attempt";
    private static final String SENDING = "sending";
    private static final String SENT = "sent";
    private static final String UNCERTAIN = "uncertain";

    private final CheckpointStore checkpoints;

    /** A log in the store. */
    public DeliveryLog(CheckpointStore checkpoints) {
        this.checkpoints = checkpoints;
    }

    /**
     * Sends unless that was done or begun before.
     *
     * @throws SdkException when the alert was certainly not sent, for a reason that may pass
     * @throws io.millrace.platform.stage.StageFailureException when it was refused
     */
    public DeliveryOutcome once(Alert alert, AlertSender sender) {
        String key = key(alert, sender.channel());
        Optional<Checkpoint> known = checkpoints.find(key);
        if (known.isPresent()) {
            return before(known.get(), alert);
        }
        Runnable send = sender.prepare(alert);
        String attempt = UUID.randomUUID().toString();
        if (!begin(key, attempt)) {
            return before(checkpoints.find(key).orElseThrow(), alert);
        }
        try {
            send.run();
        } catch (RuntimeException e) {
            return failed(key, alert, sender, e);
        }
        checkpoints.find(key).ifPresent(sending -> checkpoints.replace(sending, with(sending, SENT)));
        return DeliveryOutcome.SENT;
    }

    /** The checkpoint of an alert on a channel. */
    static String key(Alert alert, Channel channel) {
        return "alert/" + alert.id() + "/" + channel.key();
    }

    /** A lost answer lets the client write again, which then finds its own write: the attempt tells it apart. */
    private boolean begin(String key, String attempt) {
        return checkpoints.create(key, Map.of(STATE, SENDING, ATTEMPT, attempt))
                || checkpoints
                        .find(key)
                        .filter(found -> attempt.equals(found.values().get(ATTEMPT)))
                        .isPresent();
    }

    private DeliveryOutcome before(Checkpoint known, Alert alert) {
        return SENT.equals(known.values().get(STATE)) ? DeliveryOutcome.SENT_BEFORE : uncertain(known, alert);
    }

    private DeliveryOutcome failed(String key, Alert alert, AlertSender sender, RuntimeException failure) {
        Optional<Checkpoint> sending = checkpoints.find(key);
        if (SendFailure.isCertainlyNotSent(failure)) {
            sending.ifPresent(checkpoints::delete);
            throw SendFailure.forStage(failure, sender);
        }
        LOG.warnf(
                "event=answer-lost correlation=%s error=%s",
                alert.correlationId(), failure.getClass().getSimpleName());
        return sending.map(found -> uncertain(found, alert)).orElse(DeliveryOutcome.UNCERTAIN);
    }

    private DeliveryOutcome uncertain(Checkpoint known, Alert alert) {
        if (!UNCERTAIN.equals(known.values().get(STATE))) {
            checkpoints.replace(known, with(known, UNCERTAIN));
        }
        LOG.warnf(
                "event=alert-uncertain correlation=%s error=whether %s left is not known, it is not sent again",
                alert.correlationId(), known.key());
        return DeliveryOutcome.UNCERTAIN;
    }

    private static Map<String, String> with(Checkpoint checkpoint, String state) {
        Map<String, String> values = new HashMap<>(checkpoint.values());
        values.put(STATE, state);
        return Map.copyOf(values);
    }
}
