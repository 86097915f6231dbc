package io.millrace.jobs.bucketing;

import io.millrace.config.Problem;
import io.millrace.config.columns.OnMissingColumn;
import io.millrace.jobs.bucketing.plan.NullKeys;
import io.millrace.jobs.bucketing.plan.OutputLayout;
import io.millrace.jobs.support.JobArguments;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

/**
 * What to split and how.
 *
 * @param snapshotDt the snapshot's date, {@code YYYY-MM-DD}
 * @param version name of this run's output
 * @param source the snapshot's folder
 * @param mapping the column mapping; absent for one table named after the dataset with every column
 * @param tables the tables that the mapping may have; none for any
 * @param target the version's folder, with a slash at the end
 * @param key the column that decides a row's bucket, in any case
 * @param targetFileMb size to aim at in layout {@code files}
 * @param onMissingColumn {@code fail} or {@code skip-column}
 */
public record BucketingArguments(
        String runId,
        String dataset,
        String snapshotDt,
        String version,
        String source,
        String mapping,
        List<String> tables,
        String target,
        String key,
        Integer buckets,
        List<OutputLayout> layouts,
        Integer targetFileMb,
        NullKeys nullKeys,
        String onMissingColumn)
        implements JobArguments {
    private static final int MOST_BUCKETS = 100_000;

    @Override
    public List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        required(problems, "runId", runId, "[^\\s]+");
        required(problems, "dataset", dataset, "[A-Za-z0-9_]+");
        required(problems, "snapshotDt", snapshotDt, "\\d{4}-\\d{2}-\\d{2}");
        required(problems, "version", version, "[A-Za-z0-9._-]+");
        required(problems, "source", source, "[a-z0-9]+:/.+");
        required(problems, "target", target, "[a-z0-9]+:/.+/");
        required(problems, "key", key, "[A-Za-z0-9_]+");
        number(problems, "buckets", buckets, MOST_BUCKETS);
        number(problems, "targetFileMb", targetFileMb, MOST_BUCKETS);
        if (layouts == null || layouts.isEmpty() || new HashSet<>(layouts).size() != layouts.size()) {
            problems.add(wrong("layouts", layouts, "Name each wanted layout once: hive-buckets, files, partitions."));
        }
        if (nullKeys == null) {
            problems.add(wrong("nullKeys", null, "Set it to reject or bucket-zero."));
        }
        if (missing() == null) {
            problems.add(wrong("onMissingColumn", onMissingColumn, "Set it to fail or skip-column."));
        }
        return problems;
    }

    /** What happens to mapped columns that the source lacks. */
    public OnMissingColumn missing() {
        return Arrays.stream(OnMissingColumn.values())
                .filter(value -> value.title().equals(onMissingColumn))
                .findFirst()
                .orElse(null);
    }

    private static void required(List<Problem> problems, String name, String value, String form) {
        if (value == null || !value.matches(form)) {
            problems.add(wrong(name, value, "Give it a value of the form " + form + "."));
        }
    }

    private static void number(List<Problem> problems, String name, Integer value, int most) {
        if (value == null || value < 1 || value > most) {
            problems.add(wrong(name, value, "Give it a number from 1 to %d.".formatted(most)));
        }
    }

    private static Problem wrong(String name, Object value, String whatToDo) {
        return new Problem("argument " + name, value == null ? "it is missing" : "it is '" + value + "'", whatToDo);
    }
}
