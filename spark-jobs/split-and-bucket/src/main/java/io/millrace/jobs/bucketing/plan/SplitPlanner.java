package io.millrace.jobs.bucketing.plan;

import io.millrace.config.InvalidInputException;
import io.millrace.config.Problem;
import io.millrace.config.columns.ColumnPlan;
import io.millrace.jobs.bucketing.BucketingArguments;
import io.millrace.jobs.bucketing.source.SourceSnapshot;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lays out the pass: how many files of which size, how many partitions, which table goes where. */
public final class SplitPlanner {
    private static final long MEGABYTE = 1024L * 1024;
    /** Parquet bytes that one task of a bucketed layout writes, about; more and its sort goes to disk too often. */
    private static final long TASK_BYTES = 96 * MEGABYTE;

    private final BucketingArguments arguments;
    private final SourceSnapshot source;
    private final int parallelism;
    private final Map<Integer, Integer> scanPlaces = new LinkedHashMap<>();
    private int partitions;

    private SplitPlanner(BucketingArguments arguments, SourceSnapshot source, int parallelism) {
        this.arguments = arguments;
        this.source = source;
        this.parallelism = parallelism;
    }

    /**
     * Lays it out.
     *
     * @param parallelism how many tasks run at once
     * @throws InvalidInputException with every column whose type cannot be written, and the key's if it cannot be hashed
     */
    public static SplitPlan plan(
            BucketingArguments arguments, SourceSnapshot source, ColumnPlan columns, int parallelism) {
        requireTypes(source.schema(), columns);
        return new SplitPlanner(arguments, source, parallelism).plan(columns);
    }

    private SplitPlan plan(ColumnPlan columns) {
        int key = place(columns.tables().get(0).columns().get(0));
        List<TableRoute> tables = new ArrayList<>();
        for (ColumnPlan.Table table : columns.tables()) {
            tables.add(route(tables.size(), table, columns.tables().size()));
        }
        StructType scan = new StructType(scanPlaces.keySet().stream()
                .map(place -> source.schema().fields()[place])
                .toArray(StructField[]::new));
        return new SplitPlan(scan, key, tables, partitions, arguments.nullKeys(), arguments.target(), source.int96());
    }

    private TableRoute route(int index, ColumnPlan.Table table, int tables) {
        StructType schema = new StructType();
        long bytes = 0;
        for (ColumnPlan.Column column : table.columns()) {
            schema = schema.add(column.name(), typeOf(column), true);
            bytes += source.columnBytes().getOrDefault(column.source(), 0L);
        }
        List<Integer> ordinals =
                table.columns().stream().skip(1).map(this::place).toList();
        List<Lane> lanes = new ArrayList<>();
        List<OutputLayout> bucketed = arguments.layouts().stream()
                .filter(layout -> layout != OutputLayout.FILES)
                .toList();
        if (!bucketed.isEmpty()) {
            int wanted = (int) Math.max(ceil(bytes, TASK_BYTES), ceil(2L * parallelism, tables));
            lanes.add(lane(index, bucketed, arguments.buckets(), Math.min(wanted, arguments.buckets()), true));
        }
        if (arguments.layouts().contains(OutputLayout.FILES)) {
            int files =
                    Math.toIntExact(Math.max(1, Math.round((double) bytes / (arguments.targetFileMb() * MEGABYTE))));
            lanes.add(lane(index, List.of(OutputLayout.FILES), files, files, bucketed.isEmpty()));
        }
        return new TableRoute(table.name(), schema, ordinals, lanes, bytes);
    }

    private Lane lane(int table, List<OutputLayout> layouts, int slots, int count, boolean rejects) {
        Lane lane = new Lane(table, layouts, slots, partitions, count, rejects);
        partitions += count;
        return lane;
    }

    private int place(ColumnPlan.Column column) {
        return scanPlaces.computeIfAbsent(column.sourceIndex(), index -> scanPlaces.size());
    }

    private DataType typeOf(ColumnPlan.Column column) {
        return source.schema().fields()[column.sourceIndex()].dataType();
    }

    private static long ceil(long value, long unit) {
        return (value + unit - 1) / unit;
    }

    private static void requireTypes(StructType schema, ColumnPlan columns) {
        List<Problem> problems = new ArrayList<>();
        for (ColumnPlan.Table table : columns.tables()) {
            for (ColumnPlan.Column column : table.columns()) {
                DataType type = schema.fields()[column.sourceIndex()].dataType();
                if (type instanceof StructType || type instanceof ArrayType || type instanceof MapType) {
                    problems.add(new Problem(
                            "column %s of table %s".formatted(column.name(), table.name()),
                            "its type %s has parts of its own".formatted(type.catalogString()),
                            "Flatten it in the source, or leave it out of the mapping."));
                }
            }
        }
        ColumnPlan.Column key = columns.tables().get(0).columns().get(0);
        DataType keyType = schema.fields()[key.sourceIndex()].dataType();
        if (!HiveHash.KEY_TYPES.contains(keyType)) {
            problems.add(new Problem(
                    "key column " + key.name(),
                    "its type is %s, whose buckets engines do not agree on".formatted(keyType.catalogString()),
                    "Use a key of type string, tinyint, smallint, int or bigint."));
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
    }
}
