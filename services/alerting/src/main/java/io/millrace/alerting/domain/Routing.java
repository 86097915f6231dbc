package io.millrace.alerting.domain;

import java.util.ArrayList;
import java.util.EnumMap;
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
     * @throws IllegalArgumentException when a kind has no channel or a channel or kind is unknown, naming every property
     */
    public static Routing of(
            String environment, Map<String, List<String>> everywhere, Map<String, List<String>> ownOfEnvironment) {
        List<String> wrong = new ArrayList<>();
        unknownKinds("millrace.alerting.channels.", everywhere, wrong);
        unknownKinds("millrace.alerting.environments." + environment + ".", ownOfEnvironment, wrong);
        Map<AlertKind, Set<Channel>> channels = new EnumMap<>(AlertKind.class);
        for (AlertKind kind : AlertKind.values()) {
            boolean own = ownOfEnvironment.containsKey(kind.key());
            String property = own
                    ? "millrace.alerting.environments." + environment + "." + kind.key()
                    : "millrace.alerting.channels." + kind.key();
            List<String> names =
                    own ? ownOfEnvironment.get(kind.key()) : everywhere.getOrDefault(kind.key(), List.of());
            channels.put(kind, channels(property, names, wrong));
        }
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", wrong));
        }
        return new Routing(channels);
    }

    private static void unknownKinds(String prefix, Map<String, List<String>> settings, List<String> wrong) {
        for (String key : settings.keySet()) {
            if (java.util.Arrays.stream(AlertKind.values())
                    .noneMatch(kind -> kind.key().equals(key))) {
                wrong.add(prefix + key + ": there is no such kind of alert");
            }
        }
    }

    private static Set<Channel> channels(String property, List<String> names, List<String> wrong) {
        Set<Channel> channels = java.util.EnumSet.noneOf(Channel.class);
        for (String name : names) {
            java.util.Arrays.stream(Channel.values())
                    .filter(channel -> channel.key().equals(name.trim()))
                    .findFirst()
                    .ifPresentOrElse(
                            channels::add, () -> wrong.add(property + ": " + name + " is neither mail nor alarm"));
        }
        if (channels.isEmpty()) {
            wrong.add(property + ": needs mail, alarm, or both, so that no alert is lost");
        }
        return channels;
    }

    /** The channels of a kind, never empty. */
    public Set<Channel> channels(AlertKind kind) {
        return channels.get(kind);
    }

    /** Whether any kind takes the channel. */
    public boolean uses(Channel channel) {
        return channels.values().stream().anyMatch(set -> set.contains(channel));
    }
}
