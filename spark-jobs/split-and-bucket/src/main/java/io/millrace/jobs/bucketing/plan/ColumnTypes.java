package io.millrace.jobs.bucketing.plan;

import io.millrace.config.Problem;
import io.millrace.config.columns.ColumnPlan;
import io.millrace.jobs.bucketing.BucketingArguments;
import io.millrace.jobs.bucketing.cell.Cells;
import io.millrace.jobs.bucketing.source.SourceSnapshot;
import org.apache.spark.sql.types.DataType;

import java.util.ArrayList;
import java.util.List;

/** Which types can be written, and which can decide a bucket. */
public final class ColumnTypes {
    private ColumnTypes() {}

    /** Every column whose type cannot be written, and the key if it cannot be hashed. */
    public static List<Problem> problems(BucketingArguments arguments, SourceSnapshot source, ColumnPlan columns) {
        List<Problem> problems = new ArrayList<>();
        for (ColumnPlan.Table table : columns.tables()) {
            for (ColumnPlan.Column column : table.columns()) {
                DataType type = typeOf(column, source);
                if (Cells.find(type, source.int96()).isEmpty()) {
                    problems.add(new Problem(
                            "column %s of table %s".formatted(column.name(), table.name()),
                            "its type %s has parts of its own, or is not known here".formatted(type.catalogString()),
                            "Flatten it in the source, or leave it out of the mapping."));
                }
            }
        }
        columns.tables().stream()
                .flatMap(table -> table.columns().stream())
                .filter(column -> column.name().equalsIgnoreCase(arguments.key()))
                .findFirst()
                .filter(key -> !HiveHash.KEY_TYPES.contains(typeOf(key, source)))
                .ifPresent(key -> problems.add(new Problem(
                        "key column " + key.name(),
                        "its type is %s, whose buckets engines do not agree on"
                                .formatted(typeOf(key, source).catalogString()),
                        "Use a key of type string, tinyint, smallint, int or bigint.")));
        return problems;
    }

    private static DataType typeOf(ColumnPlan.Column column, SourceSnapshot source) {
        return source.schema().fields()[column.sourceIndex()].dataType();
    }
}
