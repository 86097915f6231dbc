package io.millrace.alerting.delivery;

import io.millrace.alerting.domain.Alert;
import io.millrace.alerting.domain.Channel;
import io.millrace.alerting.domain.Routing;

import java.util.EnumMap;
import java.util.Map;

/** Sends an alert on every channel of its kind, each at most once. */
public final class AlertDelivery {
    private final Routing routing;
    private final Map<Channel, AlertSender> senders = new EnumMap<>(Channel.class);
    private final DeliveryLog log;

    /** @param senders one for each channel that the routing uses */
    public AlertDelivery(Routing routing, Iterable<AlertSender> senders, DeliveryLog log) {
        this.routing = routing;
        this.log = log;
        senders.forEach(sender -> this.senders.put(sender.channel(), sender));
    }

    /** What became of it, by channel. */
    public Map<Channel, DeliveryOutcome> deliver(Alert alert) {
        Map<Channel, DeliveryOutcome> outcomes = new EnumMap<>(Channel.class);
        for (Channel channel : routing.channels(alert.kind())) {
            outcomes.put(channel, log.once(alert, senders.get(channel)));
        }
        return outcomes;
    }
}
