package io.millrace.capture.domain;

import io.millrace.capture.domain.lag.Markers;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/** How capture is doing, for metrics, health and the lag. Thread-safe. */
public final class Progress {
    /** What capture is doing. */
    public enum Phase {
        STOPPED,
        /** Whether the next commit will come as a change of its own or only as a row of the load is not known yet. */
        STARTING,
        /** The place is fixed from which on every change comes; rows as they were there come before. */
        LOADING,
        STREAMING
    }

    private final Map<Operation, LongAdder> rows = new EnumMap<>(Operation.class);
    private final Map<String, LongAdder> loaded = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> deadLetters = new ConcurrentHashMap<>();
    private final AtomicLong position = new AtomicLong();
    private final Markers markers = new Markers();
    private volatile Phase phase = Phase.STOPPED;
    private volatile Instant lastChange;
    private volatile Instant lastHeard;
    private volatile Map<String, Long> expected = Map.of();
    private volatile Set<String> captured = Set.of();
    private volatile Set<String> vanished = Set.of();
    private volatile Consumer<Set<String>> loadListener = tables -> {};

    /** Nothing yet. */
    public Progress() {
        for (Operation operation : Operation.values()) {
            rows.put(operation, new LongAdder());
        }
    }

    /** What capture is doing. */
    public Phase phase() {
        return phase;
    }

    /** Capture does something else now. */
    public void enter(Phase newPhase) {
        phase = newPhase;
    }

    /** A load begins. */
    public void loading(Map<String, Long> expectedRows) {
        loaded.clear();
        expectedRows.keySet().forEach(table -> loaded.put(table, new LongAdder()));
        expected = Map.copyOf(expectedRows);
        loadListener.accept(expected.keySet());
    }

    /** Tells the tables of every load that begins. */
    public void whenLoading(Consumer<Set<String>> listener) {
        loadListener = listener;
    }

    /** These tables were loaded and are selected, {@code schema.table}; some may be gone by now. */
    public void capturing(Set<String> tables) {
        captured = Set.copyOf(tables);
    }

    /** The tables whose changes readers expect. */
    public Set<String> captured() {
        return captured;
    }

    /** Of these tables no change comes any more. */
    public void vanished(Set<String> tables) {
        vanished = Set.copyOf(tables);
    }

    /** Captured tables that were dropped, renamed, or taken out of the publication. */
    public Set<String> vanished() {
        return vanished;
    }

    /** A row is on its way. */
    public void row(Operation operation, String table) {
        rows.get(operation).increment();
        if (operation == Operation.LOAD) {
            loaded.computeIfAbsent(table, name -> new LongAdder()).increment();
        }
    }

    /** A change is on its topic. */
    public void reached(long lsn, Instant committed) {
        position.set(lsn);
        if (committed != null) {
            lastChange = committed;
            heard(committed);
        }
    }

    /** What was committed up to this time is on the topics. */
    public void heard(Instant upTo) {
        if (lastHeard == null || upTo.isAfter(lastHeard)) {
            lastHeard = upTo;
        }
    }

    /** Up to when everything is on the topics; {@code null} before anything is known. */
    public Instant lastHeard() {
        return lastHeard;
    }

    /** Something for that topic was put aside. */
    public void deadLetter(String topic) {
        deadLetters.computeIfAbsent(topic, name -> new LongAdder()).increment();
    }

    /** Rows of one operation so far. */
    public long rows(Operation operation) {
        return rows.get(operation).sum();
    }

    /** Rows loaded so far, by {@code schema.table}. */
    public Map<String, Long> loadedRows() {
        Map<String, Long> result = new TreeMap<>();
        loaded.forEach((table, count) -> result.put(table, count.sum()));
        return result;
    }

    /** Rows that the load is expected to bring, by {@code schema.table}; the planner's guess. */
    public Map<String, Long> expectedRows() {
        return expected;
    }

    /** What was put aside so far. */
    public long deadLetters() {
        return deadLetters.values().stream().mapToLong(LongAdder::sum).sum();
    }

    /** What was put aside so far instead of standing on that topic. */
    public long deadLetters(String topic) {
        LongAdder count = deadLetters.get(topic);
        return count == null ? 0 : count.sum();
    }

    /** Up to where everything is on the topics. */
    public long position() {
        return position.get();
    }

    /** Commit time of the last change that is on its topic; {@code null} before the first. */
    public Instant lastChange() {
        return lastChange;
    }

    /** The marks that measure the lag. */
    public Markers markers() {
        return markers;
    }
}
