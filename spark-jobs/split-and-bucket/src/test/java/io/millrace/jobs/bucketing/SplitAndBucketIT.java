package io.millrace.jobs.bucketing;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class SplitAndBucketIT {
    private static final long ROWS = 600;
    private static final long NULL_KEYS = 20;
    private static final long DUPLICATES = 30;
    private static final String MAPPING = "A,ibe1,first\nA,ibe2,\nB,customer_user_id,\nB,ibe3,\n";

    @TempDir
    private Path folder;

    private Bucketing bucketing;
    private Dataset<Row> source;

    @BeforeEach
    void a_source_with_null_and_double_keys() throws IOException {
        source = Bucketing.SPARK
                .range(0, ROWS, 1, 3)
                .selectExpr(
                        "case when id < 20 then null when id < 50 then concat('K', id + 100) else concat('K', id) end CUSTOMER_USER_ID",
                        "cast(id as string) IBE1",
                        "cast(id as int) Ibe2",
                        "cast(id / 7 as decimal(10,3)) ibe3",
                        "timestamp_seconds(id) unused");
        bucketing = new Bucketing(folder).source(source).mapping(MAPPING);
    }

    @Test
    void every_row_is_in_every_table_or_rejected_with_its_reason() throws IOException {
        // when
        int code = bucketing.run();

        // then
        assertThat(code).isZero();
        for (JsonNode table : bucketing.result().path("tables")) {
            assertThat(table.path("rows").asLong()).isEqualTo(ROWS - NULL_KEYS);
            assertThat(table.path("rejectedRows").asLong()).isEqualTo(NULL_KEYS);
            assertThat(table.path("duplicateKeys").asLong()).isEqualTo(DUPLICATES);
            assertThat(table.path("rejectedLocation").asText())
                    .isEqualTo(bucketing.arguments.get("target") + "rejected/"
                            + table.path("name").asText() + "/");
        }
        assertThat(bucketing.result().path("mapping").asText()).isEqualTo(bucketing.arguments.get("mapping"));
        assertThat(rows("hive-buckets/a"))
                .containsExactlyInAnyOrderElementsOf(expected("CUSTOMER_USER_ID", "IBE1", "Ibe2"));
        assertThat(rows("hive-buckets/b")).containsExactlyInAnyOrderElementsOf(expected("CUSTOMER_USER_ID", "ibe3"));
        Dataset<Row> rejected = bucketing.read("rejected/a");
        assertThat(rejected.columns()).containsExactly("reject_reason", "customer_user_id", "ibe1", "ibe2");
        assertThat(rejected.filter("reject_reason = 'null-key' and customer_user_id is null")
                        .count())
                .isEqualTo(NULL_KEYS);
    }

    @Test
    void columns_are_named_by_the_mapping_and_keep_the_types_of_the_source() throws IOException {
        // when
        bucketing.run();

        // then
        assertThat(bucketing.read("hive-buckets/a").schema().toDDL())
                .isEqualTo("customer_user_id STRING,ibe1 STRING,ibe2 INT");
        assertThat(bucketing.read("hive-buckets/b").schema().toDDL())
                .isEqualTo("customer_user_id STRING,ibe3 DECIMAL(10,3)");
    }

    @Test
    void each_bucket_is_one_file_with_its_own_keys_in_order() throws IOException {
        // when
        bucketing.run();

        // then
        for (int bucket = 0; bucket < 8; bucket++) {
            Dataset<Row> rows = bucketing.read("hive-buckets/a/%05d_0_part.parquet".formatted(bucket));
            List<String> keys =
                    rows.collectAsList().stream().map(row -> row.getString(0)).toList();
            assertThat(keys).isSorted().isNotEmpty();
            assertThat(keys)
                    .extracting(key -> (key.hashCode() & Integer.MAX_VALUE) % 8)
                    .containsOnly(bucket);
        }
        try (var files = Files.list(folder.resolve("v=1/hive-buckets/a"))) {
            assertThat(files).hasSize(8);
        }
    }

    @Test
    void all_layouts_hold_the_same_rows() throws IOException {
        // when
        int code = bucketing
                .with("layouts", List.of("hive-buckets", "files", "partitions"))
                .run();

        // then
        assertThat(code).isZero();
        assertThat(rows("files/a")).containsExactlyInAnyOrderElementsOf(rows("hive-buckets/a"));
        assertThat(bucketing.read("partitions/a").drop("id_bucket").collectAsList())
                .containsExactlyInAnyOrderElementsOf(rows("hive-buckets/a"));
        assertThat(bucketing.read("files/a").inputFiles()).hasSize(1);
        assertThat(bucketing.read("partitions/a/id_bucket=3").count())
                .isEqualTo(bucketing.read("hive-buckets/a/00003_0_part.parquet").count());
    }

    @Test
    void one_spark_job_reads_each_row_once_for_all_tables_in_all_layouts() throws Exception {
        // given
        bucketing.with("layouts", List.of("hive-buckets", "files", "partitions"));

        // when
        SparkWork work = SparkWork.during(bucketing::run);

        // then
        assertThat(work.jobs()).as("Spark jobs").isEqualTo(1);
        assertThat(work.rowsRead()).as("rows read").isEqualTo(ROWS);
        assertThat(work.bytesRead())
                .as("bytes read, footers included")
                .isLessThan(2 * bucketing.result().path("source").path("bytes").asLong());
    }

    @Test
    void null_keys_go_to_bucket_0_when_the_setting_says_so() throws IOException {
        // when
        bucketing.with("nullKeys", "bucket-zero").run();

        // then
        assertThat(bucketing
                        .read("hive-buckets/a/00000_0_part.parquet")
                        .filter("customer_user_id is null")
                        .count())
                .isEqualTo(NULL_KEYS);
        assertThat(rows("hive-buckets/a")).hasSize((int) ROWS);
        assertThat(folder.resolve("v=1/rejected")).doesNotExist();
    }

    @Test
    void the_same_rows_give_the_same_bytes_in_whatever_order_they_come() throws IOException {
        // given
        bucketing.with("layouts", List.of("hive-buckets", "files"));
        bucketing.run();
        Map<String, String> first = bucketing.fingerprints();
        bucketing.source(source.orderBy(functions.rand(7)).repartition(2));

        // when
        bucketing.run();

        // then
        assertThat(bucketing.fingerprints()).isEqualTo(first).isNotEmpty();
    }

    @Test
    void a_run_again_takes_away_what_a_broken_one_left() throws IOException {
        // given
        bucketing.run();
        Map<String, String> whole = bucketing.fingerprints();
        Files.delete(folder.resolve("v=1/metadata/result.json"));
        Files.delete(folder.resolve("v=1/hive-buckets/a/00001_0_part.parquet"));
        Files.write(folder.resolve("v=1/hive-buckets/a/00002_0_part.parquet"), new byte[] {1, 2});
        Files.copy(
                folder.resolve("v=1/hive-buckets/a/00003_0_part.parquet"),
                folder.resolve("v=1/hive-buckets/a/00099_0_part.parquet"));

        // when
        int code = bucketing.run();

        // then
        assertThat(code).isZero();
        assertThat(bucketing.fingerprints()).isEqualTo(whole);
        assertThat(Files.readString(folder.resolve("v=1/metadata/snapshot_dt.txt")))
                .isEqualTo("2025-10-22");
    }

    @Test
    void every_problem_is_told_before_anything_is_written() throws IOException {
        // given
        bucketing.mapping(MAPPING + "B,ibe9,\nA,ibe8,\n");

        // when
        int code = bucketing.run();

        // then
        assertThat(code).isEqualTo(2);
        assertThat(bucketing.failures())
                .satisfiesExactlyInAnyOrder(
                        what -> assertThat(what).contains("ibe9", "table b", "line 5"),
                        what -> assertThat(what).contains("ibe8", "table a", "line 6"));
        assertThat(folder.resolve("v=1/hive-buckets")).doesNotExist();
        assertThat(folder.resolve("v=1/metadata/result.json")).doesNotExist();
    }

    @Test
    void faults_of_the_mapping_of_its_tables_of_the_source_and_of_types_are_told_at_once() throws IOException {
        // given
        bucketing
                .source(source.selectExpr("*", "array(1) parts"))
                .mapping(MAPPING + "A,ibe1,again\nB,ibe9,\nA,parts,\nC,ibe2,\n,ibe2,\n")
                .with("tables", List.of("A", "b"));

        // when
        int code = bucketing.run();

        // then
        String mapping = "column mapping " + bucketing.arguments.get("mapping") + " line ";
        assertThat(code).isEqualTo(2);
        assertThat(bucketing.failures())
                .containsExactly(
                        mapping + 5,
                        mapping + 8,
                        mapping + 9,
                        "column ibe9 of table b (" + bucketing.arguments.get("mapping") + " line 6)",
                        "column parts of table a");
        assertThat(folder.resolve("v=1/hive-buckets")).doesNotExist();
    }

    @Test
    void skipped_columns_show_in_the_result() throws IOException {
        // given
        bucketing.mapping(MAPPING + "B,ibe9,\n").with("onMissingColumn", "skip-column");

        // when
        int code = bucketing.run();

        // then
        assertThat(code).isZero();
        assertThat(bucketing.result().path("skippedColumns").findValuesAsText("column"))
                .containsExactly("ibe9");
    }

    @Test
    void unknown_and_wrong_arguments_are_told_at_once() throws IOException {
        // when
        int code = bucketing
                .with("bucket", 3)
                .with("buckets", "many")
                .with("nullKeys", "drop")
                .with("snapshotDt", null)
                .run();

        // then
        assertThat(code).isEqualTo(2);
        assertThat(bucketing.failures())
                .containsExactlyInAnyOrder(
                        "argument bucket", "argument buckets", "argument nullKeys", "argument snapshotDt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"array(1) customer", "map('a', 1) customer", "struct(1) customer"})
    void a_column_with_parts_of_its_own_is_refused(String column) throws IOException {
        // given
        bucketing
                .source(Bucketing.SPARK.range(5).selectExpr("cast(id as string) customer_user_id", column))
                .with("mapping", null);

        // when
        int code = bucketing.run();

        // then
        assertThat(code).isEqualTo(2);
        assertThat(bucketing.failures()).containsExactly("column customer of table infobase");
    }

    @Test
    void an_empty_source_a_missing_one_and_a_missing_mapping_are_refused() throws IOException {
        // given
        bucketing
                .source(source.limit(0))
                .with("mapping", folder.resolve("none.csv").toUri().toString());

        // when
        int code = bucketing.run();

        // then
        assertThat(code).isEqualTo(2);
        assertThat(bucketing.failures()).hasSize(2);
        assertThat(bucketing
                        .with("source", folder.resolve("nowhere").toUri().toString())
                        .run())
                .isEqualTo(2);
    }

    private List<Row> rows(String below) {
        return bucketing.read(below).collectAsList();
    }

    private List<Row> expected(String... columns) {
        return source.filter("CUSTOMER_USER_ID is not null").selectExpr(columns).collectAsList();
    }
}
