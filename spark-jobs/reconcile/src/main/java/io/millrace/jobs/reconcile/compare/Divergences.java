package io.millrace.jobs.reconcile.compare;

import io.millrace.events.streaming.DivergedRange;
import io.millrace.jobs.reconcile.judge.Verdict;
import io.millrace.jobs.reconcile.plan.Cuts;
import io.millrace.jobs.reconcile.plan.KeyName;
import io.millrace.jobs.reconcile.plan.TablePlan;

import java.io.Serializable;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Faults as ranges of neighbouring keys. */
final class Divergences {
    private static final String NO_END = "…";

    private final TablePlan plan;
    private final Cuts cuts;

    Divergences(TablePlan plan, Cuts cuts) {
        this.plan = plan;
        this.cuts = cuts;
    }

    /** The faults among verdicts, by key. */
    Map<KeyName, Verdict> faults(Map<KeyName, Verdict> verdicts) {
        return verdicts.entrySet().stream()
                .filter(entry -> entry.getValue().isFault())
                .sorted(Map.Entry.comparingByKey(KeyName.by(plan.order())))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, LinkedHashMap::new));
    }

    /** One range for each of the compared ranges in which there is a fault, and one for each that was not read. */
    List<DivergedRange> ranges(Map<KeyName, Verdict> faults, Map<Integer, long[]> unread) {
        Map<Integer, DivergedRange> ranges = new TreeMap<>();
        Map<Integer, Map<KeyName, Verdict>> byRange = new TreeMap<>();
        faults.forEach((key, verdict) -> byRange.computeIfAbsent(
                        cuts.range(key.parts().get(0)), range -> new LinkedHashMap<>())
                .put(key, verdict));
        byRange.forEach((range, keys) -> ranges.put(range, range(keys)));
        unread.forEach((range, rows) -> ranges.put(range, unread(range, rows[0], rows[1])));
        return List.copyOf(ranges.values());
    }

    private DivergedRange range(Map<KeyName, Verdict> keys) {
        List<KeyName> names = List.copyOf(keys.keySet());
        return new DivergedRange(
                names.get(0).shown(plan.keyTypes()),
                names.get(names.size() - 1).shown(plan.keyTypes()),
                count(keys.values(), Verdict.MISSING),
                count(keys.values(), Verdict.EXTRA),
                count(keys.values(), Verdict.CHANGED),
                count(keys.values(), Verdict.DUPLICATE));
    }

    private DivergedRange unread(int range, long source, long lake) {
        return new DivergedRange(
                end(cuts.from(range)),
                end(cuts.to(range)),
                Math.max(0, source - lake),
                Math.max(0, lake - source),
                source == lake ? 1 : 0,
                0);
    }

    private static String end(Serializable value) {
        return value == null || value.toString().isBlank() ? NO_END : value.toString();
    }

    private static long count(Collection<Verdict> verdicts, Verdict verdict) {
        return verdicts.stream().filter(verdict::equals).count();
    }
}
