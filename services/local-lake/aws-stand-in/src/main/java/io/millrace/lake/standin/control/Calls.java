package io.millrace.lake.standin.control;

import io.millrace.lake.standin.protocol.AwsRequest;

import java.util.Map;
import java.util.TreeMap;

/** How often each operation was called, failed calls included. */
public final class Calls {
    private final Map<String, Map<String, Long>> counts = new TreeMap<>();

    /** Counts a call. */
    public synchronized void count(AwsRequest request) {
        counts.computeIfAbsent(request.service(), service -> new TreeMap<>()).merge(request.operation(), 1L, Long::sum);
    }

    /** Calls of one operation since the start or the last {@link #clear}. */
    public synchronized long of(String service, String operation) {
        return counts.getOrDefault(service, Map.of()).getOrDefault(operation, 0L);
    }

    /** A copy of all counts, by service and operation. */
    public synchronized Map<String, Map<String, Long>> all() {
        Map<String, Map<String, Long>> copy = new TreeMap<>();
        counts.forEach((service, operations) -> copy.put(service, new TreeMap<>(operations)));
        return copy;
    }

    /** Starts counting anew. */
    public synchronized void clear() {
        counts.clear();
    }
}
