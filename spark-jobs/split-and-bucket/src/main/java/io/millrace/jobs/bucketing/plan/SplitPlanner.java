package io.millrace.jobs.bucketing.plan;

import io.millrace.config.columns.ColumnPlan;
import io.millrace.jobs.bucketing.BucketingArguments;
import io.millrace.jobs.bucketing.source.SourceSnapshot;
import org.apache.spark.sql.types.DataType;
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
    /** Parquet bytes of one bucket of tables that travel together; its columns are all held in memory at once. */
    private static final long LANE_BUCKET_BYTES = 32 * MEGABYTE;

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
     * @param columns of which {@link ColumnTypes} finds no fault
     * @param parallelism how many tasks run at once
     */
    public static SplitPlan plan(
            BucketingArguments arguments, SourceSnapshot source, ColumnPlan columns, int parallelism) {
        return new SplitPlanner(arguments, source, parallelism).plan(columns);
    }

    private SplitPlan plan(ColumnPlan columns) {
        int key = place(columns.tables().get(0).columns().get(0));
        List<TableRoute> tables = columns.tables().stream().map(this::route).toList();
        List<OutputLayout> bucketed = arguments.layouts().stream()
                .filter(layout -> layout != OutputLayout.FILES)
                .toList();
        List<Lane> lanes = new ArrayList<>();
        if (!bucketed.isEmpty()) {
            List<List<Integer>> groups = groups(tables);
            for (List<Integer> group : groups) {
                lanes.add(lane(group, bucketed, arguments.buckets(), tasks(group, groups.size(), tables), true));
            }
        }
        if (arguments.layouts().contains(OutputLayout.FILES)) {
            for (int table = 0; table < tables.size(); table++) {
                int files = files(tables.get(table));
                lanes.add(lane(List.of(table), List.of(OutputLayout.FILES), files, files, bucketed.isEmpty()));
            }
        }
        StructType scan = new StructType(scanPlaces.keySet().stream()
                .map(place -> source.schema().fields()[place])
                .toArray(StructField[]::new));
        return new SplitPlan(
                scan, key, tables, lanes, partitions, arguments.nullKeys(), arguments.target(), source.int96());
    }

    private TableRoute route(ColumnPlan.Table table) {
        StructType schema = new StructType();
        long bytes = 0;
        for (ColumnPlan.Column column : table.columns()) {
            schema = schema.add(column.name(), typeOf(column), true);
            bytes += source.columnBytes().getOrDefault(column.source(), 0L);
        }
        List<Integer> ordinals =
                table.columns().stream().skip(1).map(this::place).toList();
        return new TableRoute(table.name(), schema, ordinals, bytes);
    }

    /** Neighbours share a lane while a bucket of all of them is small: fewer rows to shuffle and to sort. */
    private List<List<Integer>> groups(List<TableRoute> tables) {
        List<List<Integer>> groups = new ArrayList<>();
        long room = 0;
        for (int table = 0; table < tables.size(); table++) {
            long bytes = tables.get(table).expectedBytes() / arguments.buckets();
            if (groups.isEmpty() || bytes > room) {
                groups.add(new ArrayList<>());
                room = LANE_BUCKET_BYTES;
            }
            room -= bytes;
            groups.get(groups.size() - 1).add(table);
        }
        return groups;
    }

    private int tasks(List<Integer> group, int groups, List<TableRoute> tables) {
        long bytes = group.stream()
                .mapToLong(table -> tables.get(table).expectedBytes())
                .sum();
        long wanted = Math.max(ceil(bytes, TASK_BYTES), ceil(2L * parallelism, groups));
        return (int) Math.min(wanted, arguments.buckets());
    }

    /** The number with which each file is nearest to the size that is aimed at. */
    private int files(TableRoute table) {
        double targets = table.expectedBytes() / (arguments.targetFileMb() * (double) MEGABYTE);
        int fewer = (int) Math.max(1, Math.floor(targets));
        double tooLarge = targets / fewer - 1;
        double tooSmall = 1 - targets / (fewer + 1);
        return tooLarge > tooSmall ? fewer + 1 : fewer;
    }

    private Lane lane(List<Integer> tables, List<OutputLayout> layouts, int slots, int count, boolean rejects) {
        Lane lane = new Lane(tables, layouts, slots, partitions, count, rejects);
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
}
