package io.millrace.alerting.delivery;

import io.millrace.alerting.domain.Alert;
import io.millrace.alerting.domain.Channel;
import io.millrace.alerting.domain.Routing;
import io.millrace.platform.stage.StageFailureException;
import org.jboss.logging.Logger;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Sends an alert on every channel of its kind, each at most once. */
public final class AlertDelivery {
    private static final Logger LOG = Logger.getLogger(AlertDelivery.class);

    private final Routing routing;
    private final Map<Channel, AlertSender> senders = new EnumMap<>(Channel.class);
    private final DeliveryLog log;

    /** @param senders one for each channel that the routing uses */
    public AlertDelivery(Routing routing, Iterable<AlertSender> senders, DeliveryLog log) {
        this.routing = routing;
        this.log = log;
        senders.forEach(sender -> this.senders.put(sender.channel(), sender));
    }

    /**
     * What became of it, by channel. A channel that fails does not keep the others from telling; then the failures are
     * thrown as one. A later call sends on those channels alone that did not send.
     */
    public Map<Channel, DeliveryOutcome> deliver(Alert alert) {
        Map<Channel, DeliveryOutcome> outcomes = new EnumMap<>(Channel.class);
        List<RuntimeException> failures = new ArrayList<>();
        for (Channel channel : routing.channels(alert.kind())) {
            try {
                outcomes.put(channel, log.once(alert, senders.get(channel)));
            } catch (RuntimeException e) {
                LOG.warnf(
                        "event=alert-not-sent correlation=%s channel=%s error=%s",
                        alert.correlationId(), channel.key(), e.getMessage());
                failures.add(e);
                if (Thread.currentThread().isInterrupted()) {
                    break;
                }
            }
        }
        if (!failures.isEmpty()) {
            throw asOne(failures);
        }
        return outcomes;
    }

    /** One that may pass before a refusal, so that the run tries again. */
    private static RuntimeException asOne(List<RuntimeException> failures) {
        RuntimeException told = failures.stream()
                .filter(failure -> !(failure instanceof StageFailureException))
                .findFirst()
                .orElse(failures.get(0));
        failures.stream().filter(failure -> failure != told).forEach(told::addSuppressed);
        return told;
    }
}
