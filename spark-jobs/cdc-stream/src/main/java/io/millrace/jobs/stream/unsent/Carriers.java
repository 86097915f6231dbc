package io.millrace.jobs.stream.unsent;

import io.millrace.jobs.stream.unsent.Entry.State;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Goes once through the changes of a key and knows of every column whether the last one that carried it lies aside. */
final class Carriers {
    private boolean aside;
    /** Columns of which the opposite holds. */
    private final Set<String> others = new HashSet<>();

    private final Entry last;

    private Carriers(Entry last) {
        this.last = last;
    }

    /** A change that lacks values which lie aside. */
    record Blocked(long lsn, long order, List<String> columns) {}

    /**
     * The changes that must not go on. Each of them lies aside for those after it.
     *
     * @param inOrder the changes of one key, by their places
     * @param lastOnly whether the table shows the last state alone: then a change before it may go on, nobody will see its values
     */
    static List<Blocked> blocked(List<Entry> inOrder, boolean lastOnly) {
        Carriers carriers = new Carriers(lastOnly ? lastRow(inOrder) : null);
        List<Blocked> blocked = new ArrayList<>();
        for (int from = 0; from < inOrder.size(); ) {
            int to = from + 1;
            while (to < inOrder.size() && inOrder.get(to).isAt(inOrder.get(from))) {
                to++;
            }
            carriers.take(inOrder.subList(from, to), blocked);
            from = to;
        }
        return blocked;
    }

    /** Takes what is known of one change. It is in the table when any of that says so, and lies aside when all of it does. */
    private void take(List<Entry> same, List<Blocked> blocked) {
        List<Entry> stored = of(same, State.STORED);
        List<Entry> passing = of(same, State.PASSING);
        if (!stored.isEmpty()) {
            stored.forEach(entry -> carry(entry, false));
        } else if (passing.isEmpty()) {
            same.forEach(entry -> carry(entry, true));
        } else {
            Set<String> lacking = new TreeSet<>(passing.get(0).absent());
            passing.forEach(entry -> lacking.retainAll(entry.absent()));
            lacking.removeIf(column -> !isAside(column));
            if (!isSeen(same.get(0))) {
                lacking.clear();
            }
            if (!lacking.isEmpty()) {
                blocked.add(new Blocked(same.get(0).lsn(), same.get(0).order(), List.copyOf(lacking)));
            }
            passing.forEach(entry -> carry(entry, !lacking.isEmpty()));
        }
    }

    private static Entry lastRow(List<Entry> inOrder) {
        return inOrder.stream()
                .filter(entry -> entry.state() == State.STORED && entry.sent() == null)
                .reduce((one, next) -> next)
                .orElse(null);
    }

    private boolean isSeen(Entry entry) {
        return last == null || entry.lsn() > last.lsn() || (entry.lsn() == last.lsn() && entry.order() > last.order());
    }

    private static List<Entry> of(List<Entry> entries, State state) {
        return entries.stream().filter(entry -> entry.state() == state).toList();
    }

    private boolean isAside(String column) {
        return aside != others.contains(column);
    }

    private void carry(Entry entry, boolean liesAside) {
        if (entry.sent() != null) {
            entry.sent().forEach(column -> set(column, liesAside));
            return;
        }
        List<String> before = entry.absent().stream().filter(this::isAside).toList();
        others.clear();
        aside = liesAside;
        entry.absent().forEach(column -> set(column, before.contains(column)));
    }

    private void set(String column, boolean liesAside) {
        if (liesAside == aside) {
            others.remove(column);
        } else {
            others.add(column);
        }
    }
}
