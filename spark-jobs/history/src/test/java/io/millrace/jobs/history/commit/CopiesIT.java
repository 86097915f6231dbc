package io.millrace.jobs.history.commit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.delta.tables.DeltaTable;
import io.millrace.jobs.history.Lab;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.delta.deletionvectors.RoaringBitmapArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CopiesIT {
    private static final int ROWS = 5_000;
    private static final String[] EVERY_TYPE = {
        "id",
        "cast(id % 7 as int) as few",
        "cast(if(id % 3 = 0, null, id * 1.25) as double) as measured",
        "cast(id / 3 as float) as narrow",
        "cast(id as decimal(9, 2)) as price",
        "cast(id * 1000003 as decimal(30, 4)) as amount",
        "concat('é', lpad(cast(id as string), 6, '0')) as word",
        "if(id % 5 = 0, null, repeat('long ', 40)) as sentence",
        "id % 2 = 0 as even",
        "date_add(date'1999-12-31', cast(id as int)) as day",
        "timestamp_micros(1772352000000000 + id * 777777) as moment",
        "cast(null as string) as nothing",
        "if(id % 4 = 0, null, transform(sequence(0, id % 4), x -> struct(x, if(x = 1, null, 'in') as text))) as nested",
        "encode(cast(id as string), 'UTF-8') as bytes"
    };

    @TempDir
    private Path folder;

    @Test
    void a_copy_has_the_rows_that_stay_in_their_order_and_the_statistics_that_delta_itself_would_note()
            throws Exception {
        // given
        Path source = folder.resolve("source");
        Dataset<Row> rows = Lab.SPARK.range(0, ROWS, 1, 1).selectExpr(EVERY_TYPE);
        rows.write().format("delta").save(source.toString());
        RoaringBitmapArray gone = gone(ROWS, row -> row * 7919 % 10 < 3);
        Dataset<Row> staying = rows.where("id * 7919 % 10 >= 3");
        staying.write().format("delta").save(folder.resolve("expected").toString());

        // when
        AddFile copy = copies(source)
                .write(List.of(new Shrunk(onlyFile(source), gone, ROWS - gone.cardinality())))
                .get(0);

        // then
        assertThat(Lab.SPARK
                        .read()
                        .parquet(source.resolve(copy.path()).toString())
                        .collectAsList())
                .isEqualTo(staying.collectAsList());
        assertThat(source.resolve(copy.path())).hasSize(copy.size());
        JsonNode told = new ObjectMapper().readTree(copy.stats());
        JsonNode expected =
                new ObjectMapper().readTree(onlyFile(folder.resolve("expected")).stats());
        assertThat(told.get("numRecords")).isEqualTo(expected.get("numRecords"));
        assertThat(told.get("minValues").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "id", "few", "measured", "narrow", "price", "amount", "word", "day", "moment");
        assertToldIsTrue(told.get("minValues"), expected.get("minValues"));
        assertToldIsTrue(told.get("maxValues"), expected.get("maxValues"));
        assertToldIsTrue(told.get("nullCount"), expected.get("nullCount"));
    }

    @Test
    void a_copy_of_a_copy_is_the_same_whatever_pages_and_encodings_the_file_is_made_of() throws Exception {
        // given
        Path source = folder.resolve("source");
        List<String> columns = new ArrayList<>(List.of(EVERY_TYPE));
        columns.add("if(id < 9000, id % 50, id * 7919) as few_then_many");
        columns.add("if(id < 9000, concat('w', id % 50), concat('word', id)) as few_words_then_many");
        columns.add("if(id < 9000, null, id) as nulls_then_many");
        Dataset<Row> rows = Lab.SPARK.range(0, 4 * ROWS, 1, 1).selectExpr(columns.toArray(String[]::new));
        rows.write()
                .option("parquet.page.size", "3000")
                .option("parquet.dictionary.page.size", "6000")
                .option("parquet.block.size", "800000")
                .parquet(source.toString());
        DeltaTable.convertToDelta(Lab.SPARK, "parquet.`" + source + "`");
        AddFile file = onlyFile(source);
        RoaringBitmapArray gone = gone(4 * ROWS, row -> row * 7919 % 10 < 3 || (row > 6_000 && row < 8_000));
        AddFile first = copies(source)
                .write(List.of(new Shrunk(file, gone, 4 * ROWS - gone.cardinality())))
                .get(0);
        long left = 4 * ROWS - gone.cardinality();
        RoaringBitmapArray goneThen = gone(left, row -> row % 4 == 1);

        // when
        AddFile copy = copies(source)
                .write(List.of(new Shrunk(first, goneThen, left - goneThen.cardinality())))
                .get(0);

        // then
        List<Row> before = rows.collectAsList();
        List<Row> staying = staying(staying(before, gone), goneThen);
        assertThat(groups(source.resolve(file.path()))).isGreaterThan(1);
        assertThat(Lab.SPARK
                        .read()
                        .parquet(source.resolve(copy.path()).toString())
                        .collectAsList())
                .isEqualTo(staying);
        Lab.SPARK
                .createDataFrame(staying, rows.schema())
                .coalesce(1)
                .write()
                .format("delta")
                .save(folder.resolve("expected").toString());
        JsonNode expected =
                new ObjectMapper().readTree(onlyFile(folder.resolve("expected")).stats());
        JsonNode told = new ObjectMapper().readTree(copy.stats());
        assertToldIsTrue(told.get("minValues"), expected.get("minValues"));
        assertToldIsTrue(told.get("maxValues"), expected.get("maxValues"));
        assertToldIsTrue(told.get("nullCount"), expected.get("nullCount"));
    }

    @Test
    void small_files_become_one_with_their_rows_and_statistics_but_not_with_files_of_other_columns_or_folders()
            throws Exception {
        // given
        Path source = folder.resolve("source");
        append(source, Lab.SPARK.range(0, 1_000, 1, 1).selectExpr("id", "id % 7 as few", "'a' as part"));
        append(source, Lab.SPARK.range(1_000, 3_000, 1, 1).selectExpr("id", "id as few", "'a' as part"));
        append(source, Lab.SPARK.range(3_000, 3_100, 1, 1).selectExpr("id", "id as few", "'b' as part"));
        append(source, Lab.SPARK.range(4_000, 4_100, 1, 1).selectExpr("id", "id as few", "id as more", "'a' as part"));
        RoaringBitmapArray gone = gone(100, row -> row % 10 == 3);
        List<Shrunk> shrunk = files(source).stream()
                .map(file ->
                        new Shrunk(file, gone, (long) file.numLogicalRecords().get() - gone.cardinality()))
                .toList();

        // when
        List<AddFile> copies = copies(source).write(shrunk);

        // then
        Dataset<Row> rows = Lab.SPARK
                .read()
                .schema("id long, few long, more long")
                .parquet(copies.stream()
                        .map(copy -> source.resolve(copy.path()).toString())
                        .toArray(String[]::new));
        assertThat(copies)
                .extracting(copy -> (long) copy.numLogicalRecords().get())
                .containsExactlyInAnyOrder(2_980L, 90L, 90L);
        assertThat(copies)
                .extracting(copy -> copy.path().substring(0, "part=a/".length()))
                .containsExactlyInAnyOrder("part=a/", "part=a/", "part=b/");
        assertThat(rows.collectAsList())
                .containsExactlyInAnyOrderElementsOf(Lab.SPARK
                        .read()
                        .format("delta")
                        .load(source.toString())
                        .where("not (id % 10 = 3 and id % 1000 < 100 and id not between 2000 and 2999)")
                        .select("id", "few", "more")
                        .collectAsList());
        AddFile joined = copies.stream()
                .filter(copy -> (long) copy.numLogicalRecords().get() == 2_980)
                .findFirst()
                .orElseThrow();
        JsonNode told = new ObjectMapper().readTree(joined.stats());
        assertThat(told.at("/minValues/id").asLong()).isZero();
        assertThat(told.at("/maxValues/id").asLong()).isEqualTo(2_999);
        assertThat(told.at("/maxValues/few").asLong()).isEqualTo(2_999);
        assertThat(told.at("/nullCount/few").asLong()).isZero();
        assertThat(joined.tags().get("millrace.rowGroups").get()).isEqualTo("2");
    }

    @Test
    void a_copy_with_another_number_of_rows_than_are_to_stay_is_refused() {
        // given
        Path source = folder.resolve("source");
        Lab.SPARK.range(0, 10, 1, 1).toDF("id").write().format("delta").save(source.toString());
        RoaringBitmapArray gone = new RoaringBitmapArray();
        gone.add(3);
        Shrunk wrong = new Shrunk(onlyFile(source), gone, 8);

        // when
        assertThatThrownBy(() -> copies(source).write(List.of(wrong)))

                // then
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("has 9 rows where 8 are to stay; nothing was committed");
    }

    private static RoaringBitmapArray gone(long rows, LongPredicate goes) {
        RoaringBitmapArray gone = new RoaringBitmapArray();
        for (long row = 0; row < rows; row++) {
            if (goes.test(row)) {
                gone.add(row);
            }
        }
        return gone;
    }

    private static List<Row> staying(List<Row> rows, RoaringBitmapArray gone) {
        return IntStream.range(0, rows.size())
                .filter(row -> !gone.contains(row))
                .mapToObj(rows::get)
                .toList();
    }

    private static int groups(Path file) throws IOException {
        try (ParquetFileReader reader = ParquetFileReader.open(
                HadoopInputFile.fromPath(new org.apache.hadoop.fs.Path(file.toUri()), new Configuration()))) {
            return reader.getRowGroups().size();
        }
    }

    private static void assertToldIsTrue(JsonNode told, JsonNode expected) {
        told.fields()
                .forEachRemaining(column ->
                        assertThat(column.getValue()).as(column.getKey()).isEqualTo(expected.get(column.getKey())));
    }

    private static Copies copies(Path table) {
        DeltaLog log = DeltaLog.forTable(Lab.SPARK, table.toString());
        return new Copies(Lab.SPARK, log.dataPath(), log.newDeltaHadoopConf());
    }

    private static void append(Path table, Dataset<Row> rows) {
        rows.write()
                .format("delta")
                .mode("append")
                .option("mergeSchema", "true")
                .partitionBy("part")
                .save(table.toString());
    }

    private static AddFile onlyFile(Path table) {
        List<AddFile> files = files(table);
        assertThat(files).hasSize(1);
        return files.get(0);
    }

    private static List<AddFile> files(Path table) {
        return DeltaLog.forTable(Lab.SPARK, table.toString())
                .update(false, scala.Option.empty(), scala.Option.empty())
                .allFiles()
                .collectAsList();
    }
}
