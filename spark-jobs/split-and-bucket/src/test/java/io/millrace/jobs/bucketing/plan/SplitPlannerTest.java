package io.millrace.jobs.bucketing.plan;

import io.millrace.config.columns.ColumnPlan;
import io.millrace.jobs.bucketing.BucketingArguments;
import io.millrace.jobs.bucketing.source.SourceSnapshot;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import static io.millrace.jobs.bucketing.plan.OutputLayout.FILES;
import static io.millrace.jobs.bucketing.plan.OutputLayout.HIVE_BUCKETS;
import static io.millrace.jobs.bucketing.plan.OutputLayout.PARTITIONS;
import static org.assertj.core.api.Assertions.assertThat;

class SplitPlannerTest {
    private static final long MEGABYTE = 1024 * 1024;

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "500, 1",
        "682, 1",
        "683, 2",
        "1228, 2",
        "1229, 3",
        "17817, 35",
        "34816, 68",
        "102400, 200",
        "1000000, 1953"
    })
    void a_table_has_as_many_files_as_bring_them_nearest_to_the_target_neither_floor_nor_cap(
            long megabytes, int files) {
        // when
        SplitPlan plan = plan(List.of(FILES), 8, megabytes);

        // then
        assertThat(plan.lanes()).singleElement().satisfies(lane -> {
            assertThat(lane.slots()).isEqualTo(files);
            assertThat(lane.partitions()).isEqualTo(files);
        });
    }

    @Test
    void tables_of_small_buckets_travel_together_and_large_ones_alone() {
        // when
        SplitPlan plan = plan(List.of(HIVE_BUCKETS), 8, 2000, 2000, 17_000, 4000, 4000);

        // then
        assertThat(plan.lanes()).extracting(Lane::tables).containsExactly(List.of(0, 1), List.of(2), List.of(3, 4));
    }

    @ParameterizedTest
    @CsvSource({"1", "16", "384"})
    void how_many_tasks_run_at_once_changes_partitions_but_no_lane(int parallelism) {
        // given
        SplitPlan alone = plan(List.of(HIVE_BUCKETS, FILES), 2, 3, 900, 60_000);

        // when
        SplitPlan plan = plan(List.of(HIVE_BUCKETS, FILES), parallelism, 3, 900, 60_000);

        // then
        assertThat(plan.lanes())
                .extracting(Lane::tables)
                .isEqualTo(alone.lanes().stream().map(Lane::tables).toList());
        assertThat(plan.lanes())
                .extracting(Lane::slots)
                .isEqualTo(alone.lanes().stream().map(Lane::slots).toList());
    }

    @Test
    void each_partition_belongs_to_one_lane_and_each_slot_to_one_of_its_partitions() {
        // when
        SplitPlan plan = plan(List.of(HIVE_BUCKETS, PARTITIONS, FILES), 4, 3, 900, 60_000);

        // then
        List<Integer> owned = new ArrayList<>();
        for (Lane lane : plan.lanes()) {
            IntStream.range(0, lane.partitions())
                    .map(number -> lane.firstPartition() + number)
                    .forEach(owned::add);
            assertThat(IntStream.range(0, lane.slots()).map(lane::partition))
                    .allMatch(partition -> plan.laneOf(partition).equals(lane));
        }
        assertThat(owned)
                .containsExactlyElementsOf(
                        IntStream.range(0, plan.partitions()).boxed().toList());
    }

    @Test
    void rejected_rows_of_a_table_have_one_lane() {
        // when
        SplitPlan plan = plan(List.of(FILES, HIVE_BUCKETS), 4, 3, 900, 60_000);

        // then
        assertThat(plan.tables()).allSatisfy(table -> assertThat(plan.lanesOf(table))
                .filteredOn(Lane::rejects)
                .hasSize(1));
    }

    private static SplitPlan plan(List<OutputLayout> layouts, int parallelism, long... tableMegabytes) {
        StructType schema = new StructType().add("id", DataTypes.StringType);
        Map<String, Long> bytes = new HashMap<>();
        List<ColumnPlan.Table> tables = new ArrayList<>();
        for (int i = 0; i < tableMegabytes.length; i++) {
            schema = schema.add("c" + i, DataTypes.StringType);
            bytes.put("c" + i, tableMegabytes[i] * MEGABYTE);
            tables.add(new ColumnPlan.Table(
                    "t" + i,
                    List.of(new ColumnPlan.Column("id", "id", 0), new ColumnPlan.Column("c" + i, "c" + i, i + 1))));
        }
        return SplitPlanner.plan(
                arguments(layouts),
                new SourceSnapshot(List.of("file:/s/1.parquet"), 1, 1, bytes, schema, false),
                new ColumnPlan(tables, List.of()),
                parallelism);
    }

    private static BucketingArguments arguments(List<OutputLayout> layouts) {
        return new BucketingArguments(
                "run",
                "set",
                "2025-10-22",
                "v",
                "file:/s/",
                null,
                null,
                "file:/t/",
                "id",
                256,
                layouts,
                512,
                NullKeys.REJECT,
                "fail");
    }
}
