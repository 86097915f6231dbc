package io.millrace.jobs.reconcile.compare;

import io.millrace.jobs.reconcile.lake.LakeKey;
import io.millrace.jobs.reconcile.lake.LakeVersion;
import io.millrace.jobs.reconcile.plan.Cuts;
import io.millrace.jobs.reconcile.plan.KeyName;
import io.millrace.jobs.reconcile.plan.TablePlan;
import io.millrace.jobs.reconcile.source.RangeFilter;
import io.millrace.jobs.reconcile.source.RangeSum;
import io.millrace.jobs.reconcile.source.SourceTable;

import java.io.Serializable;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds keys that may differ. Every row is summed up on its own side; rows of keys that are in motion or set aside are taken out of both
 * sums, so that what remains must be equal. Ranges that differ are cut into smaller ones, and of those the rows' checksums are compared.
 */
final class FirstLook {
    private static final int MOST_PIECES = 100;
    private static final long MOST_ROWS = 200_000;

    private final TablePlan plan;
    private final SourceTable source;
    private final LakeVersion lake;
    private final Limits limits;
    private final Look aside;
    private final Set<KeyName> suspects = new LinkedHashSet<>();
    private final Map<Integer, long[]> unread = new LinkedHashMap<>();
    private Cuts cuts;
    private int compared;
    private long sourceRows;
    private long lakeRows;

    /**
     * A first look.
     *
     * @param aside keys that are in motion or set aside
     */
    FirstLook(TablePlan plan, SourceTable source, LakeVersion lake, Limits limits, Look aside) {
        this.plan = plan;
        this.source = source;
        this.lake = lake;
        this.limits = limits;
        this.aside = aside;
    }

    /** Looks; what was found is in the other methods. */
    void look() throws SQLException {
        long every = Math.max(limits.leafRows(), source.rows() / limits.ranges());
        cuts = Cuts.of(plan.order(), source.cuts(every, RangeFilter.ALL));
        RangeSum[] ofSource = source.sums(cuts, RangeFilter.ALL);
        RangeSum[] ofLake = lake.sums(cuts, RangeFilter.ALL);
        sourceRows = rows(ofSource);
        lakeRows = rows(ofLake);
        compared = cuts.ranges();
        Set<Integer> all = new TreeSet<>();
        for (int range = 0; range < cuts.ranges(); range++) {
            all.add(range);
        }
        Set<Integer> differing = differing(all, ofSource, ofLake);
        if (!differing.isEmpty() && every > limits.leafRows()) {
            RangeFilter filter = RangeFilter.of(cuts, differing);
            Cuts finer = cuts.with(source.cuts(limits.leafRows(), filter));
            Set<Integer> inside = inside(finer, differing);
            cuts = finer;
            ofSource = source.sums(cuts, filter);
            ofLake = lake.sums(cuts, filter);
            compared += inside.size();
            differing = differing(inside, ofSource, ofLake);
        }
        read(differing, ofSource, ofLake);
    }

    /** Keys whose rows have other checksums on the other side. */
    Set<KeyName> suspects() {
        return suspects;
    }

    /** Ranges that differ too much to be read, with their rows on both sides. */
    Map<Integer, long[]> unread() {
        return unread;
    }

    /** The ranges that were last compared. */
    Cuts cuts() {
        return cuts;
    }

    /** How many ranges were summed. */
    int compared() {
        return compared;
    }

    /** Rows of the source. */
    long sourceRows() {
        return sourceRows;
    }

    /** Current rows of the lake. */
    long lakeRows() {
        return lakeRows;
    }

    private static long rows(RangeSum[] sums) {
        return Arrays.stream(sums).mapToLong(RangeSum::rows).sum();
    }

    /** The finer ranges that lie in some of the coarse ones. */
    private Set<Integer> inside(Cuts finer, Set<Integer> coarse) {
        Set<Integer> inside = new TreeSet<>();
        for (int range = 0; range < finer.ranges(); range++) {
            Serializable from = finer.from(range);
            if (coarse.contains(from == null ? 0 : cuts.rangeOf(from))) {
                inside.add(range);
            }
        }
        return inside;
    }

    private Set<Integer> differing(Set<Integer> ranges, RangeSum[] ofSource, RangeSum[] ofLake) {
        aside.source().forEach((key, raw) -> takeOut(key, plan.canonical(raw), ofSource));
        aside.lake().forEach((key, known) -> known.current().forEach(row -> takeOut(key, row.texts(), ofLake)));
        Set<Integer> differing = new TreeSet<>();
        for (int range : ranges) {
            if (!ofSource[range].equals(ofLake[range])) {
                differing.add(range);
            }
        }
        return differing;
    }

    private void takeOut(KeyName key, List<String> texts, RangeSum[] sums) {
        int range = cuts.range(key.parts().get(0));
        sums[range] = sums[range].minus(plan.digest(texts));
    }

    private void read(Set<Integer> differing, RangeSum[] ofSource, RangeSum[] ofLake) throws SQLException {
        List<Integer> group = new ArrayList<>();
        long rows = 0;
        for (int range : differing) {
            long more = Math.max(ofSource[range].rows(), ofLake[range].rows());
            if (suspects.size() >= limits.mostKeys() || more > MOST_ROWS) {
                unread.put(range, new long[] {ofSource[range].rows(), ofLake[range].rows()});
                continue;
            }
            if (!group.isEmpty() && (rows + more > MOST_ROWS || group.size() == MOST_PIECES)) {
                read(group);
                group.clear();
                rows = 0;
            }
            group.add(range);
            rows += more;
        }
        if (!group.isEmpty()) {
            read(group);
        }
    }

    private void read(List<Integer> ranges) throws SQLException {
        RangeFilter filter = RangeFilter.of(cuts, ranges);
        Map<KeyName, List<Long>> ofSource = new HashMap<>();
        source.digests(filter, (key, digest) -> add(ofSource, key, digest));
        Map<KeyName, List<Long>> ofLake = new HashMap<>();
        lake.digests(filter, (key, digest) -> add(ofLake, key, digest));
        Set<KeyName> keys = new HashSet<>(ofSource.keySet());
        keys.addAll(ofLake.keySet());
        Map<KeyName, LakeKey> known = aside.lake();
        keys.stream()
                .filter(key -> !known.containsKey(key))
                .filter(key -> !ofSource.getOrDefault(key, List.of()).equals(ofLake.getOrDefault(key, List.of())))
                .forEach(suspects::add);
    }

    private static void add(Map<KeyName, List<Long>> digests, KeyName key, long digest) {
        digests.computeIfAbsent(key, first -> new ArrayList<>(1)).add(digest);
    }
}
