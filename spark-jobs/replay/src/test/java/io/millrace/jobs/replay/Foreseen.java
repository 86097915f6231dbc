package io.millrace.jobs.replay;

import io.millrace.config.tables.HistoryKind;
import io.millrace.config.tables.OnDelete;
import io.millrace.jobs.history.model.Change;
import io.millrace.jobs.history.model.HistoryModel;
import io.millrace.jobs.history.model.Place;
import io.millrace.jobs.history.model.Version;
import io.millrace.jobs.replay.Past.Flaw;
import io.millrace.jobs.replay.Past.Sent;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What a table must be when every change passed from the beginning that can pass in the end. */
final class Foreseen {
    private static final long BEFORE_A_LOAD = -1;

    private final List<Sent> past;
    private final Set<Integer> patched;
    private final List<Change> passing = new ArrayList<>();
    private final Set<Integer> aside = new TreeSet<>();
    /** By key and column, whether the last change that sent it lies aside. */
    private final Map<List<Object>, Map<String, Boolean>> carriers = new HashMap<>();

    private final Map<List<Object>, Boolean> there = new LinkedHashMap<>();

    /** @param patched positions of the changes that a patch corrects */
    Foreseen(List<Sent> past, Set<Integer> patched) {
        this.past = past;
        this.patched = patched;
        for (int i = 0; i < past.size(); i++) {
            Sent sent = past.get(i);
            if (sent.change() != null) {
                take(i, sent);
            } else if (sent.about().equals("truncate")) {
                delete(sent, sent.place(), Set.of());
            } else if (sent.about().equals("load-completed")) {
                endLoad(i, sent);
            }
        }
    }

    List<Version> rows(HistoryKind kind, OnDelete deletes) {
        return new HistoryModel(kind, deletes).rows(passing);
    }

    /** Positions of the changes that do not pass, but for those that cannot be read. */
    Set<Integer> aside() {
        return aside;
    }

    private void take(int position, Sent sent) {
        Change change = corrected(position, sent);
        Map<String, Boolean> carrier = carriers.computeIfAbsent(change.key(), key -> new HashMap<>());
        boolean lies = sent.flaw() == Flaw.HOPELESS
                || sent.flaw() == Flaw.UNREADABLE
                || (sent.flaw() == Flaw.LATITUDE && !patched.contains(position))
                || change.unchanged().stream().anyMatch(column -> carrier.getOrDefault(column, false));
        Past.COLUMNS.values().stream()
                .filter(column -> !change.unchanged().contains(column))
                .forEach(column -> carrier.put(column, lies));
        if (!lies) {
            passing.add(change);
            there.put(change.key(), !change.operation().equals("DELETE"));
        } else if (sent.flaw() != Flaw.UNREADABLE) {
            aside.add(position);
        }
    }

    private Change corrected(int position, Sent sent) {
        Change change = sent.change();
        if (!patched.contains(position)) {
            return change;
        }
        Map<String, Object> values = new HashMap<>(change.values());
        values.put("latitude", Past.PATCHED);
        return new Change(
                change.key(), change.operation(), change.place(), change.commit(), values, change.unchanged());
    }

    /** A load of which something cannot be read ends nothing. */
    private void endLoad(int end, Sent completed) {
        Set<List<Object>> brought = new HashSet<>();
        for (int i = end - 1; past.get(i).about() == null; i--) {
            if (past.get(i).flaw() == Flaw.UNREADABLE) {
                return;
            }
            brought.add(past.get(i).change().key());
        }
        delete(completed, new Place(completed.place().lsn(), BEFORE_A_LOAD), brought);
    }

    private void delete(Sent message, Place place, Set<List<Object>> spared) {
        there.replaceAll((key, row) -> {
            if (row && !spared.contains(key)) {
                passing.add(new Change(key, "DELETE", place, message.commit(), Map.of(), Set.of()));
                return false;
            }
            return row;
        });
    }
}
