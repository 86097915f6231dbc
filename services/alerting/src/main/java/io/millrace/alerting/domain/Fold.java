package io.millrace.alerting.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Repeated troubles of one kind, told once a window: the first is told, further ones are counted, and the first after the
 * window is told with the count. Each trouble counts once and is decided once, however often it is delivered. Windows run
 * by the clock, since they are about how often a person is disturbed.
 *
 * @param values what is remembered, as kept in a checkpoint: the count, the count since a person was last told, and when
 *     that was, all absent while all is well; and the decisions
 */
public record Fold(Map<String, String> values) {
    private static final String TOLD_AT = "toldAt";
    private static final String COUNT = "count";
    private static final String SINCE_TOLD = "sinceTold";
    private static final String DECISION = "trouble.";
    private static final int MOST_REMEMBERED = 500;

    /** Nothing has happened. */
    public static Fold empty() {
        return new Fold(Map.of());
    }

    /** Whether this trouble was decided before. */
    public boolean knows(String id) {
        return values.containsKey(DECISION + id);
    }

    /** Whether this trouble, decided before, is to be told. */
    public boolean tells(String id) {
        return values.getOrDefault(DECISION + id, "").startsWith("tell");
    }

    /** Troubles since all was well, when this one was decided, itself included. */
    public long countAt(String id) {
        return Long.parseLong(values.get(DECISION + id).split(" ", -1)[1]);
    }

    /** Troubles since a person was last told, when this one was decided, itself included. */
    public long sinceToldAt(String id) {
        String[] decision = values.get(DECISION + id).split(" ", -1);
        return Long.parseLong(decision[decision.length - 1]);
    }

    /** Decides a trouble that is not known yet. */
    public Fold with(String id, Instant now, Duration window) {
        long count = Long.parseLong(values.getOrDefault(COUNT, "0")) + 1;
        long sinceTold = Long.parseLong(values.getOrDefault(SINCE_TOLD, "0")) + 1;
        boolean tell = !values.containsKey(TOLD_AT)
                || !now.isBefore(Instant.parse(values.get(TOLD_AT)).plus(window));
        Map<String, String> next = new HashMap<>(values);
        if (next.size() > MOST_REMEMBERED) {
            next.keySet().removeIf(key -> key.startsWith(DECISION));
        }
        next.put(COUNT, Long.toString(count));
        next.put(SINCE_TOLD, Long.toString(tell ? 0 : sinceTold));
        next.put(DECISION + id, (tell ? "tell " : "count ") + count + " " + sinceTold);
        if (tell) {
            next.put(TOLD_AT, now.toString());
        }
        return new Fold(Map.copyOf(next));
    }

    /**
     * All is well again: the next trouble is told. Decisions stay, so that an old trouble, delivered once more, opens
     * nothing.
     */
    public Fold over() {
        Map<String, String> next = new HashMap<>(values);
        next.remove(COUNT);
        next.remove(SINCE_TOLD);
        next.remove(TOLD_AT);
        return new Fold(Map.copyOf(next));
    }
}
