package io.millrace.alerting.delivery;

import io.millrace.alerting.domain.Alert;
import io.millrace.platform.ledger.Checkpoint;
import io.millrace.platform.ledger.CheckpointStore;
import org.jboss.logging.Logger;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Optional;

/**
 * Sends an alert on a channel at most once. Neither SES nor SNS can be asked whether a message left, so when a process
 * dies between the call and its note, or the answer is lost, there are two ways to be wrong: a second mail, or none. A
 * second one is ruled out; the alert is kept as {@code uncertain} in a checkpoint {@code alert/{id}/{channel}}, is logged,
 * and stands in {@code millrace status}. What was refused for certain is sent again.
 */
public final class DeliveryLog {
    /** Prefix of the checkpoints. */
    public static final String PREFIX = "alert/";

    private static final Logger LOG = Logger.getLogger(DeliveryLog.class);
    private static final String STATE = "state";
    private static final int CLIENT_FAULT = 400;
    private static final int SERVER_FAULT = 500;

    private final CheckpointStore checkpoints;

    /** A log in the store. */
    public DeliveryLog(CheckpointStore checkpoints) {
        this.checkpoints = checkpoints;
    }

    /**
     * Sends unless that was done or begun before.
     *
     * @throws SdkException when the alert was certainly not sent; the next try sends it
     */
    public DeliveryOutcome once(Alert alert, AlertSender sender) {
        String key = PREFIX + alert.id() + "/" + sender.channel().key();
        if (!checkpoints.create(key, state("sending"))) {
            Optional<Checkpoint> known = checkpoints.find(key);
            String state = known.map(found -> found.values().get(STATE)).orElse("uncertain");
            return state.equals("sent") ? DeliveryOutcome.SENT_BEFORE : uncertain(key, alert);
        }
        try {
            sender.send(alert);
        } catch (RuntimeException e) {
            if (isCertainlyNotSent(e)) {
                checkpoints.find(key).ifPresent(checkpoints::delete);
                throw e;
            }
            LOG.warnf("event=answer-lost correlation=%s error=%s", alert.correlationId(), e.getMessage());
            return uncertain(key, alert);
        }
        checkpoints.find(key).ifPresent(sending -> checkpoints.replace(sending, state("sent")));
        return DeliveryOutcome.SENT;
    }

    private DeliveryOutcome uncertain(String key, Alert alert) {
        checkpoints
                .find(key)
                .filter(found -> !found.values().get(STATE).equals("uncertain"))
                .ifPresent(found -> checkpoints.replace(found, state("uncertain")));
        LOG.warnf(
                "event=alert-uncertain correlation=%s error=whether alert %s left is not known, it is not sent again",
                alert.correlationId(), key);
        return DeliveryOutcome.UNCERTAIN;
    }

    private static boolean isCertainlyNotSent(RuntimeException failure) {
        if (!(failure instanceof SdkException)) {
            return true;
        }
        if (failure instanceof AwsServiceException answer) {
            return answer.statusCode() >= CLIENT_FAULT && answer.statusCode() < SERVER_FAULT;
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException || cause instanceof UnknownHostException) {
                return true;
            }
        }
        return false;
    }

    private static Map<String, String> state(String state) {
        return Map.of(STATE, state);
    }
}
