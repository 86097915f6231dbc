package io.millrace.bucketing.domain;

import io.millrace.bucketing.domain.JobResult.Table;
import io.millrace.events.bucketing.Layout;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Holds a result against what was asked for: nothing is believed because the job ended well. */
public final class ResultCheck {
    private static final String JOB = "split-and-bucket";

    private final JobArguments asked;
    private final JobResult result;
    private final List<String> faults = new ArrayList<>();

    private ResultCheck(JobArguments asked, JobResult result) {
        this.asked = asked;
        this.result = result;
    }

    /** Everything that is wrong with it; empty when the files count. */
    public static List<String> faults(JobArguments asked, JobResult result) {
        ResultCheck check = new ResultCheck(asked, result);
        check.origin();
        check.presence();
        result.tables().forEach(check::table);
        return check.faults;
    }

    private void origin() {
        same("job", JOB, result.job());
        same("runId", asked.runId(), result.runId());
        same("dataset", asked.dataset(), result.dataset());
        same("snapshotDt", asked.snapshotDt(), result.snapshotDt());
        same("version", asked.version(), result.version());
        same("source.location", asked.source(), result.source().location());
        same("mapping", asked.mapping(), result.mapping());
    }

    private void presence() {
        Set<String> names = result.tables().stream().map(Table::name).collect(Collectors.toCollection(TreeSet::new));
        if (names.isEmpty()) {
            faults.add("it has no table");
        }
        Set<String> seen = new HashSet<>();
        for (Table table : result.tables()) {
            if (!seen.add(table.name() + " " + table.layout())) {
                faults.add("table " + table.name() + " is there twice in layout " + title(table));
            }
            if (!asked.layouts().contains(table.layout())) {
                faults.add("table " + table.name() + " is in layout " + title(table) + ", which was not asked for");
            }
        }
        for (Layout layout : asked.layouts()) {
            names.stream()
                    .filter(name -> !seen.contains(name + " " + layout))
                    .forEach(name -> faults.add("table " + name + " is missing in layout " + layout.title()));
        }
    }

    private void table(Table table) {
        String name = "table " + table.name() + " in layout " + title(table) + ": ";
        same(name + "location", asked.target() + title(table) + "/" + table.name() + "/", table.location());
        if (table.key() == null || !table.key().equalsIgnoreCase(asked.key())) {
            same(name + "key", asked.key(), table.key());
        }
        same(name + "buckets", table.layout() == Layout.FILES ? 0 : asked.buckets(), table.buckets());
        same(
                name + "rejectedLocation",
                table.rejectedRows() == 0 ? null : asked.target() + "rejected/" + table.name() + "/",
                table.rejectedLocation());
        long rows = result.source().rows();
        if (table.rows() < 0 || table.rejectedRows() < 0 || table.rows() + table.rejectedRows() != rows) {
            faults.add(name + table.rows() + " rows and " + table.rejectedRows() + " rejected ones are not the " + rows
                    + " rows of the source");
        }
    }

    private void same(String what, Object wanted, Object found) {
        if (!Objects.equals(wanted, found)) {
            faults.add(what + " is " + found + " instead of " + wanted);
        }
    }

    private static String title(Table table) {
        return table.layout().title();
    }
}
