package io.millrace.jobs.bucketing;

import io.millrace.jobs.bucketing.plan.Lane;
import io.millrace.jobs.bucketing.plan.OutputLayout;
import io.millrace.jobs.bucketing.plan.SplitPlan;
import io.millrace.jobs.bucketing.plan.TableRoute;
import io.millrace.jobs.bucketing.write.LaneCount;
import io.millrace.jobs.bucketing.write.WrittenFile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** Adds up what the tasks wrote and checks that nothing is missing, doubled or left over. */
final class TableResults {
    private final SplitPlan plan;
    private final List<LaneCount> counts;

    TableResults(SplitPlan plan, List<LaneCount> counts) {
        this.plan = plan;
        this.counts = List.copyOf(counts);
    }

    /**
     * One entry a table and layout.
     *
     * @throws IllegalStateException when rows in are not rows out plus rejected ones
     */
    List<BucketingResult.Table> tables(long sourceRows) {
        List<BucketingResult.Table> tables = new ArrayList<>();
        for (TableRoute table : plan.tables()) {
            long rejected = sum(rejectLane(table), LaneCount::rejectedRows);
            for (Lane lane : plan.lanesOf(table)) {
                long rows = sum(lane, LaneCount::rows);
                if (rows + rejected != sourceRows) {
                    throw new IllegalStateException(
                            "table %s has %d rows and %d rejected ones, but the source's footers say %d: the source changed during the run, start it again"
                                    .formatted(table.name(), rows, rejected, sourceRows));
                }
                lane.layouts().forEach(layout -> tables.add(table(table, lane, layout, rows, rejected)));
            }
        }
        return tables;
    }

    /** Every file that counts, by its path below the version's folder. */
    Map<String, Long> files() {
        return counts.stream()
                .flatMap(count -> count.files().stream())
                .collect(Collectors.toMap(WrittenFile::path, WrittenFile::bytes));
    }

    /** Files in the version's folder that no task's result names, metadata aside. */
    static Set<String> strays(Map<String, Long> written, Map<String, Long> found) {
        return found.keySet().stream()
                .filter(path -> !path.startsWith("metadata/") && !written.containsKey(path))
                .collect(Collectors.toSet());
    }

    private BucketingResult.Table table(TableRoute table, Lane lane, OutputLayout layout, long rows, long rejected) {
        List<WrittenFile> files = counts.stream()
                .flatMap(count -> count.files().stream())
                .filter(file ->
                        file.table().equals(table.name()) && file.folder().equals(layout.title()))
                .toList();
        long nullKeys =
                lane.rejects() ? sum(lane, LaneCount::nullKeys) : Math.max(rejected, sum(lane, LaneCount::nullKeys));
        return new BucketingResult.Table(
                table.name(),
                layout.title(),
                plan.location(layout, table),
                table.schema().fields()[0].name(),
                layout == OutputLayout.FILES ? 0 : lane.slots(),
                rows,
                rejected,
                nullKeys,
                sum(lane, LaneCount::duplicateKeys),
                files.stream().mapToLong(WrittenFile::bytes).sum(),
                files.size(),
                table.schema().size(),
                rejected == 0 ? null : plan.target() + WrittenFile.REJECTED + "/" + table.name() + "/");
    }

    private Lane rejectLane(TableRoute table) {
        return plan.lanesOf(table).stream().filter(Lane::rejects).findFirst().orElseThrow();
    }

    private long sum(Lane lane, ToLongFunction<LaneCount> figure) {
        return counts.stream()
                .filter(count -> count.partition() >= lane.firstPartition()
                        && count.partition() < lane.firstPartition() + lane.partitions())
                .mapToLong(figure)
                .sum();
    }
}
