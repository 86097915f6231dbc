package io.millrace.jobs.bucketing;

import io.millrace.jobs.bucketing.plan.Lane;
import io.millrace.jobs.bucketing.plan.OutputLayout;
import io.millrace.jobs.bucketing.plan.SplitPlan;
import io.millrace.jobs.bucketing.plan.TableRoute;
import io.millrace.jobs.bucketing.write.LaneCount;

import java.util.ArrayList;
import java.util.List;

/** What a person should know of a run that went well. */
final class Warnings {
    private static final long MEGABYTE = 1024L * 1024;
    private static final double ALLOWED = 0.25;

    private final BucketingArguments arguments;
    private final SplitPlan plan;
    private final List<LaneCount> counts;

    Warnings(BucketingArguments arguments, SplitPlan plan, List<LaneCount> counts) {
        this.arguments = arguments;
        this.plan = plan;
        this.counts = List.copyOf(counts);
    }

    List<String> texts(List<BucketingResult.Table> tables) {
        List<String> texts = new ArrayList<>();
        for (TableRoute table : plan.tables()) {
            if (table.ordinals().isEmpty()) {
                texts.add("table %s has the key alone".formatted(table.name()));
            }
            plan.lanesOf(table).stream().filter(Lane::sized).forEach(lane -> sizes(table, lane, texts));
        }
        tables.stream()
                .filter(table -> table.rows() == 0)
                .forEach(table ->
                        texts.add("table %s has no rows in layout %s".formatted(table.name(), table.layout())));
        return texts;
    }

    private void sizes(TableRoute table, Lane lane, List<String> texts) {
        double target = arguments.targetFileMb() * MEGABYTE;
        double least = lane.slots() > 1 ? target - ALLOWED * target : 0;
        long off = counts.stream()
                .flatMap(count -> count.files().stream())
                .filter(file -> file.table().equals(table.name())
                        && file.folder().equals(OutputLayout.FILES.title())
                        && (file.bytes() < least || file.bytes() > target + ALLOWED * target))
                .count();
        if (off > 0) {
            texts.add(
                    "%d of %d files of table %s are more than 25 %% off the target of %d MB: its data compresses otherwise than in the source, or cannot be cut closer"
                            .formatted(off, lane.slots(), table.name(), arguments.targetFileMb()));
        }
    }
}
