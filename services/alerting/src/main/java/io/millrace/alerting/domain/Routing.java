package io.millrace.alerting.domain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which kind of alert takes which channels in an environment. */
public final class Routing {
    private final Map<AlertKind, Set<Channel>> channels;

    private Routing(Map<AlertKind, Set<Channel>> channels) {
        this.channels = channels;
    }

    /**
     * From settings: the environment's own channels, else those for every environment.
     *
     * @throws IllegalArgumentException when a kind has no channel, naming every such property
     */
    public static Routing of(
            String environment,
            Map<AlertKind, ? extends Collection<Channel>> everywhere,
            Map<AlertKind, ? extends Collection<Channel>> ownOfEnvironment) {
        List<String> wrong = new ArrayList<>();
        Map<AlertKind, Set<Channel>> channels = new EnumMap<>(AlertKind.class);
        for (AlertKind kind : AlertKind.values()) {
            Collection<Channel> chosen = ownOfEnvironment.containsKey(kind)
                    ? ownOfEnvironment.get(kind)
                    : everywhere.containsKey(kind) ? everywhere.get(kind) : List.of();
            if (!chosen.isEmpty()) {
                channels.put(kind, EnumSet.copyOf(chosen));
            } else if (kind == kind.routedAs()) {
                wrong.add("millrace.alerting.environments." + environment + "." + kind.key()
                        + ": needs mail, alarm or both, here or in millrace.alerting.channels." + kind.key()
                        + ", so that no alert is lost");
            }
        }
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", wrong));
        }
        return new Routing(channels);
    }

    /** The channels of a kind, never empty. */
    public Set<Channel> channels(AlertKind kind) {
        return channels.get(kind.routedAs());
    }

    /** Whether any kind takes the channel. */
    public boolean uses(Channel channel) {
        return channels.values().stream().anyMatch(set -> set.contains(channel));
    }
}
