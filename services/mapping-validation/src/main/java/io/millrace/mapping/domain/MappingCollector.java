package io.millrace.mapping.domain;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/**
 * Takes rows from many threads. It keeps the distinct mappings (two table names each; a database's name once for all),
 * the rejected rows (two ids, of each {@value Attribute#MOST_SHOWN} characters at most; a reason's text once for all)
 * and counts: no item, and nothing of a row that repeats a mapping.
 */
public final class MappingCollector {
    private final Set<Mapping> mappings = ConcurrentHashMap.newKeySet();
    private final Map<String, String> databases = new ConcurrentHashMap<>();
    private final Map<String, String> reasons = new ConcurrentHashMap<>();
    private final Queue<RejectedRow> rejected = new ConcurrentLinkedQueue<>();
    private final LongAdder read = new LongAdder();
    private final LongAdder duplicates = new LongAdder();

    /** Takes a row. */
    public void add(MappingRow row) {
        read.increment();
        try {
            Mapping mapping = Mapping.of(row);
            if (!mappings.add(new Mapping(shared(mapping.source()), shared(mapping.destination())))) {
                duplicates.increment();
            }
        } catch (RejectedException e) {
            rejected.add(new RejectedRow(
                    row.table(),
                    row.id().shown(),
                    row.destinationId().shown(),
                    reasons.computeIfAbsent(e.getMessage(), reason -> reason)));
        }
    }

    private ResourceName shared(ResourceName name) {
        return new ResourceName(databases.computeIfAbsent(name.database(), database -> database), name.table());
    }

    /** Rows taken. */
    public long read() {
        return read.sum();
    }

    /** Rows that repeat a mapping. */
    public long duplicates() {
        return duplicates.sum();
    }

    /** The distinct mappings, in no order. */
    public Collection<Mapping> mappings() {
        return mappings;
    }

    /** The rejected rows, sorted. */
    public List<RejectedRow> rejected() {
        return rejected.stream().sorted().toList();
    }

    /** The destinations' tables by database. */
    public Map<String, Set<String>> destinations() {
        Map<String, Set<String>> byDatabase = new HashMap<>();
        for (Mapping mapping : mappings) {
            byDatabase
                    .computeIfAbsent(mapping.destination().database(), database -> new HashSet<>())
                    .add(mapping.destination().table());
        }
        return byDatabase;
    }
}
