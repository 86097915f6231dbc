package io.millrace.registration;

import io.millrace.events.Event;
import io.millrace.events.lake.DataLanded;
import io.millrace.events.lake.LandedTable;
import io.millrace.events.lake.LandedTable.Format;
import io.millrace.events.lake.StageFailed;
import io.millrace.events.lake.TableColumn;
import io.millrace.platform.testing.RecordingPublisher;
import io.millrace.platform.testing.SampleEvents;
import io.millrace.registration.testing.ParquetBytes;
import io.millrace.registration.testing.RegistrationScene;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.Table;

import java.util.List;
import java.util.stream.IntStream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Tables of the raw zone, in each format. */
class FormatsIT {
    private final RegistrationScene scene = new RegistrationScene();

    @AfterEach
    void tidyUp() {
        scene.close();
    }

    @ParameterizedTest
    @CsvSource({"string, OpenCSVSerde", "'decimal(10,2)', LazySimpleSerDe"})
    void a_csv_table_has_its_declared_columns_and_a_reader_that_skips_the_header(String type, String serde) {
        // given
        put("raw/orders/a.csv", "\uFEFFid,Amount\r\n1,2.50\r\n");
        put("raw/orders/b.csv", "ID,amount\n");

        // when
        RecordingPublisher published = scene.deliver(landed(Format.CSV, "raw/orders/", type));

        // then
        assertThat(published.payloads(StageFailed.class)).isEmpty();
        Table table = table();
        assertThat(columns(table)).containsExactly("id string", "amount " + type);
        assertThat(table.storageDescriptor().serdeInfo().serializationLibrary()).endsWith(serde);
        assertThat(table.parameters())
                .containsEntry("skip.header.line.count", "1")
                .containsEntry("classification", "csv")
                .containsEntry("recordCount", "7")
                .containsEntry("sizeKey", "32");
        assertThat(table.description()).isEqualTo("Table created from raw 2026-01-31");
    }

    @Test
    void a_csv_file_with_another_header_fails_the_table_with_its_name() {
        // given
        put("raw/orders/a.csv", "id,amount\n");
        put("raw/orders/b.csv", "amount,id\n");

        // when
        RecordingPublisher published = scene.deliver(landed(Format.CSV, "raw/orders/", "string"));

        // then
        assertThat(failure(published)).contains("b.csv", "[amount, id]", "[id, amount]");
    }

    @Test
    void a_delta_table_has_the_schema_of_the_newest_metadata_in_its_log() {
        // given
        put("raw/orders/_delta_log/00000000000000000000.json", metadata("integer"));
        put("raw/orders/_delta_log/00000000000000000001.json", metadata("long"));
        put("raw/orders/_delta_log/00000000000000000002.json", "{\"add\":{\"path\":\"x\",\"stats\":\"{}\"}}\n");

        // when
        RecordingPublisher published = scene.deliver(landed(Format.DELTA, "raw/orders/", null));

        // then
        assertThat(published.payloads(StageFailed.class)).isEmpty();
        assertThat(columns(table()))
                .containsExactly(
                        "id bigint", "tags array<string>", "address struct<city:string,geo:map<string,double>>");
        assertThat(table().parameters())
                .containsEntry("spark.sql.sources.provider", "DELTA")
                .containsEntry("table_type", "DELTA");
        assertThat(table().storageDescriptor().serdeInfo().parameters())
                .containsEntry("path", scene.location("raw/orders/").toString());
    }

    @Test
    void a_delta_table_has_the_rows_and_bytes_of_the_files_that_stand_after_all_commits() {
        // given
        put(
                "raw/orders/_delta_log/00000000000000000000.json",
                metadata("long") + add("a", 100, 10, 0) + add("b", 50, 5, 0));
        put("raw/orders/_delta_log/00000000000000000001.json", remove("a") + add("a", 100, 10, 3));
        put("raw/orders/_delta_log/00000000000000000002.json", remove("b") + add("c", 20, 2, 0));

        // when
        scene.deliver(landed(Format.DELTA, "raw/orders/", null));

        // then
        assertThat(table().parameters())
                .containsEntry("recordCount", "9")
                .containsEntry("sizeKey", "120")
                .containsEntry("objectCount", "2");
    }

    @Test
    void a_delta_table_whose_first_commits_are_gone_has_no_figures_rather_than_wrong_ones() {
        // given
        put("raw/orders/_delta_log/00000000000000000001.json", metadata("long") + add("b", 50, 5, 0));

        // when
        scene.deliver(landed(Format.DELTA, "raw/orders/", null));

        // then
        assertThat(table().parameters()).doesNotContainKeys("recordCount", "sizeKey", "millrace.rows");
    }

    @Test
    void a_delta_table_whose_metadata_stands_in_a_checkpoint_alone_fails_and_says_how_to_mend_it() {
        // given
        put("raw/orders/_delta_log/00000000000000000010.checkpoint.parquet", "x");
        put("raw/orders/_delta_log/00000000000000000011.json", "{\"add\":{\"path\":\"x\"}}\n");

        // when
        RecordingPublisher published = scene.deliver(landed(Format.DELTA, "raw/orders/", null));

        // then
        assertThat(failure(published)).contains("checkpoint", "SET TBLPROPERTIES");
    }

    @Test
    void a_footer_longer_than_the_first_read_is_read_whole() {
        // given
        String[] columns = IntStream.range(0, 1500)
                .mapToObj(i -> "a_rather_long_column_name_of_number_" + i)
                .toArray(String[]::new);
        scene.put("raw/orders/wide.parquet", ParquetBytes.texts(3, columns));

        // when
        RecordingPublisher published = scene.deliver(landed(Format.PARQUET, "raw/orders/", null));

        // then
        assertThat(published.payloads(StageFailed.class)).isEmpty();
        assertThat(columns(table())).hasSize(1500).contains("a_rather_long_column_name_of_number_1499 string");
    }

    @Test
    void a_file_that_is_no_parquet_fails_the_table_with_its_name() {
        // given
        put("raw/orders/notes.txt", "these are notes, and longer than any footer");

        // when
        RecordingPublisher published = scene.deliver(landed(Format.PARQUET, "raw/orders/", null));

        // then
        assertThat(failure(published)).contains("raw/orders/notes.txt", "PAR1");
    }

    @Test
    void a_type_that_hive_lacks_is_told_with_file_and_column() {
        // given
        scene.put(
                "raw/orders/times.parquet",
                ParquetBytes.rows(
                        "message m { optional binary id (STRING); optional int64 Opened (TIME(MICROS,true)); }", 1));

        // when
        RecordingPublisher published = scene.deliver(landed(Format.PARQUET, "raw/orders/", null));

        // then
        assertThat(failure(published)).contains("Column Opened", "times.parquet", "time of day");
    }

    private Event<DataLanded> landed(Format format, String folder, String amountType) {
        List<TableColumn> declared = amountType == null
                ? null
                : List.of(new TableColumn("id", "string"), new TableColumn("amount", amountType));
        return Event.first(
                "landed",
                Event.source("test"),
                SampleEvents.TIME,
                new DataLanded(
                        "raw",
                        RegistrationScene.ENVIRONMENT,
                        "2026-01-31",
                        List.of(new LandedTable(
                                "orders",
                                format,
                                scene.location(folder),
                                declared,
                                format == Format.CSV ? 7L : null))));
    }

    private void put(String key, String text) {
        scene.put(key, text.getBytes(UTF_8));
    }

    private Table table() {
        return scene.find("ext_orders").orElseThrow();
    }

    private static List<String> columns(Table table) {
        return table.storageDescriptor().columns().stream()
                .map((Column column) -> column.name() + " " + column.type())
                .toList();
    }

    private static String failure(RecordingPublisher published) {
        assertThat(published.payloads(StageFailed.class)).hasSize(1);
        StageFailed failed = published.payloads(StageFailed.class).get(0);
        return failed.what() + " " + failed.why() + " " + failed.whatToDo();
    }

    private static String add(String path, int bytes, int rows, int deleted) {
        String vector = deleted == 0
                ? ""
                : ",\"deletionVector\":{\"storageType\":\"u\",\"pathOrInlineDv\":\"v\",\"offset\":1,\"cardinality\":"
                        + deleted + "}";
        return "{\"add\":{\"path\":\"" + path + "\",\"size\":" + bytes + ",\"stats\":\"{\\\"numRecords\\\":" + rows
                + "}\"" + vector + "}}\n";
    }

    private static String remove(String path) {
        return "{\"remove\":{\"path\":\"" + path + "\"}}\n";
    }

    private static String metadata(String idType) {
        String schema =
                """
                {"type":"struct","fields":[
                {"name":"id","type":"%s","nullable":true,"metadata":{}},
                {"name":"Tags","type":{"type":"array","elementType":"string","containsNull":true},"nullable":true,"metadata":{}},
                {"name":"address","type":{"type":"struct","fields":[
                {"name":"city","type":"string","nullable":true,"metadata":{}},
                {"name":"geo","type":{"type":"map","keyType":"string","valueType":"double","valueContainsNull":true},"nullable":true,"metadata":{}}
                ]},"nullable":true,"metadata":{}}]}"""
                        .formatted(idType)
                        .replace("\n", "")
                        .replace("\"", "\\\"");
        return "{\"commitInfo\":{}}\n{\"metaData\":{\"id\":\"x\",\"schemaString\":\"" + schema + "\"}}\n";
    }
}
