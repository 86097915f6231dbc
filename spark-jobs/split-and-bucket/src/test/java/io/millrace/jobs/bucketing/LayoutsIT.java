package io.millrace.jobs.bucketing;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.hadoop.hive.serde2.objectinspector.ObjectInspector;
import org.apache.hadoop.hive.serde2.objectinspector.ObjectInspectorUtils;
import org.apache.hadoop.hive.serde2.objectinspector.primitive.PrimitiveObjectInspectorFactory;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

class LayoutsIT {
    private static final List<String> ALL = List.of("hive-buckets", "partitions", "files");
    private static final int BUCKETS = 8;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"reject", "bucket-zero"})
    void a_query_finds_each_source_row_once_in_each_table_and_layout_or_among_the_rejected(String nullKeys)
            throws IOException {
        // given
        Bucketing bucketing = new Bucketing(folder)
                .source(Bucketing.SPARK
                        .range(0, 3000, 1, 3)
                        .selectExpr("if(id % 40 = 0, null, concat('K', id % 900)) customer_user_id", "id a", "id b"))
                .mapping("A,a,\nB,b,\nC,customer_user_id,\n")
                .with("layouts", ALL)
                .with("nullKeys", nullKeys);

        // when
        bucketing.run();

        // then
        JsonNode result = bucketing.result();
        Map<String, Long> counted = counted(bucketing);
        long sourceRows = counted.get("source");
        assertThat(result.path("source").path("rows").asLong()).isEqualTo(sourceRows);
        assertThat(result.path("tables")).hasSize(9);
        for (JsonNode table : result.path("tables")) {
            String name = table.path("name").asText();
            long rejected = counted.getOrDefault("v=1/rejected/" + name, 0L);
            long rows = counted.get("v=1/" + table.path("layout").asText() + "/" + name);
            assertThat(table.path("rejectedRows").asLong()).isEqualTo(rejected);
            assertThat(table.path("rows").asLong()).isEqualTo(rows);
            assertThat(rows + rejected).isEqualTo(sourceRows);
            assertThat(table.path("nullKeys").asLong()).isEqualTo(75);
            assertThat(table.path("duplicateKeys").asLong()).isEqualTo(3000 - 75 - counted.get("distinct keys"));
        }
        assertThat(counted.containsKey("v=1/rejected/a")).isEqualTo(nullKeys.equals("reject"));
    }

    /** Rows that a query finds in the source and in the folder of each table. */
    private Map<String, Long> counted(Bucketing bucketing) throws IOException {
        List<String> queries = new ArrayList<>();
        queries.add("select 'distinct keys', count(distinct customer_user_id) from parquet.`%s`"
                .formatted(bucketing.arguments.get("source")));
        queries.add(count("source", folder.resolve("source")));
        for (String layout : List.of("hive-buckets", "partitions", "files", "rejected")) {
            for (String table : List.of("a", "b", "c")) {
                Path location = bucketing.target().resolve(layout).resolve(table);
                if (Files.exists(location)) {
                    queries.add(count("v=1/" + layout + "/" + table, location));
                }
            }
        }
        return Bucketing.SPARK.sql(String.join(" union all ", queries)).collectAsList().stream()
                .collect(Collectors.toMap(row -> row.getString(0), row -> row.getLong(1)));
    }

    private static String count(String name, Path location) {
        return "select '%s', count(*) from parquet.`%s`".formatted(name, location);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    string   | case id % 4 when 0 then concat('K', id) when 1 then repeat('漢ä😀', cast(id % 9 as int)) when 2 then '' else null end
                    int      | if(id = 7, null, cast(id * 2654435761 as int))
                    bigint   | if(id = 7, null, id * 6364136223846793005)
                    smallint | cast(id * 331 as smallint)
                    tinyint  | cast(id as tinyint)
                    """)
    void each_file_has_the_keys_that_hive_looks_for_in_it_in_order(String type, String key) throws IOException {
        // given
        Bucketing bucketing = new Bucketing(folder)
                .source(Bucketing.SPARK.range(0, 600, 1, 2).selectExpr("id x", key + " customer_user_id"))
                .with("nullKeys", "bucket-zero")
                .with("layouts", List.of("hive-buckets", "partitions"));

        // when
        int code = bucketing.run();

        // then
        assertThat(code).isZero();
        Dataset<Row> written = bucketing
                .read("hive-buckets/infobase")
                .withColumn(
                        "bucket",
                        functions.expr("cast(regexp_extract(input_file_name(), '([0-9]{5})_0_part', 1) as int)"))
                .select("bucket", "customer_user_id", "x");
        List<Row> asWritten = written.collectAsList();
        assertThat(asWritten).hasSize(600).allSatisfy(row -> assertThat(hiveBucket(row.get(1), type))
                .isEqualTo(row.getInt(0)));
        assertThat(byBucket(asWritten, 1))
                .isEqualTo(byBucket(written.orderBy("customer_user_id").collectAsList(), 1));
        assertThat(byBucket(
                        bucketing
                                .read("partitions/infobase")
                                .select("id_bucket", "customer_user_id", "x")
                                .collectAsList(),
                        2))
                .isEqualTo(byBucket(asWritten, 2));
    }

    /** Values of a column by the number in the first, in the order of the rows. */
    private static Map<Integer, List<String>> byBucket(List<Row> rows, int column) {
        return rows.stream()
                .collect(Collectors.groupingBy(
                        row -> row.getInt(0),
                        Collectors.mapping(row -> Objects.toString(row.get(column)), Collectors.toList())));
    }

    @Test
    void files_are_within_a_quarter_of_the_target_whatever_their_table_holds_and_small_tables_have_one()
            throws IOException {
        // given
        Bucketing bucketing = new Bucketing(folder)
                .source(Bucketing.SPARK
                        .range(0, 120_000, 1, 2)
                        .selectExpr(
                                "concat('C', upper(substr(sha(cast(id as string)), 1, 16))) customer_user_id",
                                "substr(sha(cast(-id as string)), 1, 30) text",
                                "hash(id) number",
                                "xxhash64(id) large",
                                "xxhash64(id) / 3.7 double",
                                "cast(pmod(hash(id, 1), 10000) + 10000 as string) amount",
                                "cast(pmod(hash(id, 2), 90) as string) code",
                                "if(pmod(hash(id, 3), 3) = 0, null, 'Y') flag",
                                "timestamp_micros(pmod(xxhash64(id), 4000000000000000)) moment"))
                .mapping(
                        """
                        TEXTS,text,
                        NUMBERS,number,
                        NUMBERS,large,
                        NUMBERS,double,
                        CODES,amount,
                        CODES,code,
                        FLAGS,flag,
                        MOMENTS,moment,
                        MOMENTS,number,
                        KEYS,customer_user_id,
                        """)
                .with("layouts", List.of("files"))
                .with("targetFileMb", 1);

        // when
        int code = bucketing.run();

        // then
        assertThat(code).isZero();
        long megabyte = 1024 * 1024;
        Map<String, List<Long>> sizes = bucketing.sizes("files");
        assertThat(sizes).hasSize(6);
        assertThat(sizes).allSatisfy((table, files) -> {
            double megabytes = files.stream().mapToLong(Long::longValue).sum() / (double) megabyte;
            assertThat(files)
                    .hasSizeBetween((int) Math.max(1, Math.floor(megabytes)), (int) Math.max(1, Math.ceil(megabytes)));
            if (files.size() > 1) {
                assertThat(files).allSatisfy(bytes -> assertThat(bytes).isBetween(megabyte * 3 / 4, megabyte * 5 / 4));
            }
        });
        assertThat(bucketing.result().path("warnings"))
                .singleElement()
                .satisfies(warning -> assertThat(warning.asText()).isEqualTo("table keys has the key alone"));
    }

    private static int hiveBucket(Object key, String type) {
        ObjectInspector inspector =
                switch (type) {
                    case "string" -> PrimitiveObjectInspectorFactory.javaStringObjectInspector;
                    case "int" -> PrimitiveObjectInspectorFactory.javaIntObjectInspector;
                    case "bigint" -> PrimitiveObjectInspectorFactory.javaLongObjectInspector;
                    case "smallint" -> PrimitiveObjectInspectorFactory.javaShortObjectInspector;
                    default -> PrimitiveObjectInspectorFactory.javaByteObjectInspector;
                };
        return hiveBucket(key, inspector);
    }

    @SuppressWarnings("deprecation") // version 1 is the one that Athena writes and reads
    private static int hiveBucket(Object key, ObjectInspector inspector) {
        return ObjectInspectorUtils.getBucketNumber(
                ObjectInspectorUtils.getBucketHashCode(new Object[] {key}, new ObjectInspector[] {inspector}), BUCKETS);
    }
}
