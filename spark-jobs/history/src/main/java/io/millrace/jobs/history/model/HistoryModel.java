package io.millrace.jobs.history.model;

import io.millrace.config.tables.HistoryKind;
import io.millrace.config.tables.OnDelete;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The rows of a table, from all changes that ever were, in whatever order they are given and however often. */
public final class HistoryModel {
    private final HistoryKind kind;
    private final OnDelete deletes;

    /** Of a table with these settings. */
    public HistoryModel(HistoryKind kind, OnDelete deletes) {
        this.kind = kind;
        this.deletes = deletes;
    }

    /** All rows, those of a key together and in order. */
    public List<Version> rows(Collection<Change> changes) {
        Map<List<Object>, TreeMap<Place, Change>> byKey = new LinkedHashMap<>();
        for (Change change : changes) {
            if (deletes != OnDelete.IGNORE || !change.isDelete()) {
                byKey.computeIfAbsent(change.key(), key -> new TreeMap<>()).putIfAbsent(change.place(), change);
            }
        }
        return byKey.values().stream()
                .flatMap(ordered -> ofKey(List.copyOf(ordered.values())).stream())
                .toList();
    }

    private List<Version> ofKey(List<Change> changes) {
        List<Version> rows = new ArrayList<>();
        Instant from = Instant.MIN;
        for (int i = 0; i < changes.size(); i++) {
            Change change = changes.get(i);
            Change next = i + 1 < changes.size() ? changes.get(i + 1) : null;
            if (kind == HistoryKind.SCD1) {
                if (next == null) {
                    rows.add(row(changes, i, change.commit(), change.isDelete() ? change.commit() : null, null, true));
                }
                continue;
            }
            from = later(from, change.commit());
            boolean followsVersion = i > 0 && !changes.get(i - 1).isDelete();
            if (change.isDelete() && followsVersion && deletes == OnDelete.CLOSE) {
                continue;
            }
            boolean deleted = !change.isDelete() && next != null && next.isDelete();
            boolean remembersTheLast = deleted && deletes == OnDelete.CLOSE && i + 2 == changes.size();
            boolean last = next == null || remembersTheLast;
            Instant to = next != null ? later(from, next.commit()) : null;
            rows.add(row(changes, i, from, change.isDelete() ? from : to, deleted ? next.place() : null, last));
        }
        return rows;
    }

    private static Version row(List<Change> changes, int i, Instant from, Instant to, Place deletedAt, boolean last) {
        Change change = changes.get(i);
        Map<String, Object> values = new HashMap<>(change.values());
        Map<String, Optional<Place>> sources = new HashMap<>();
        for (String column : change.unchanged()) {
            Optional<Change> source = source(changes.subList(0, i), column);
            values.put(column, source.map(found -> found.values().get(column)).orElse(null));
            sources.put(column, source.map(Change::place));
        }
        boolean current = to == null && !change.isDelete();
        return new Version(
                change.key(), change.operation(), change.place(), from, to, current, last, deletedAt, values, sources);
    }

    /** The last change before that says what the column's value is; a delete says that there is none. */
    private static Optional<Change> source(List<Change> before, String column) {
        for (int i = before.size() - 1; i >= 0; i--) {
            if (!before.get(i).unchanged().contains(column)) {
                return Optional.of(before.get(i));
            }
        }
        return Optional.empty();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
