package io.millrace.lake;

import io.millrace.lake.testing.RequiresSqlEngine;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.PartitionInput;
import software.amazon.awssdk.services.glue.model.StorageDescriptor;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/** The engine on the lake's own catalog and object store, as any JDBC client has it. */
@RequiresSqlEngine
class SqlEngineIT {
    private static final String BUCKET = "sql-engine";
    private static final int PEOPLE = 2_000;

    private static LakeClients clients;

    @BeforeAll
    static void a_table_of_csv_files_in_two_partitions_that_somebody_else_registered() {
        RunningLake lake = TestLake.with(LakePart.SQL_ENGINE);
        clients = new LakeClients(lake.endpoints());
        try (S3Client s3 = clients.s3();
                GlueClient glue = clients.glue()) {
            s3.createBucket(create -> create.bucket(BUCKET));
            glue.createDatabase(create ->
                    create.databaseInput(input -> input.name("people").locationUri("s3://" + BUCKET + "/people")));
            glue.createTable(create -> create.databaseName("people").tableInput(table -> table.name("raw")
                    .tableType("EXTERNAL_TABLE")
                    .partitionKeys(Column.builder().name("part").type("int").build())
                    .storageDescriptor(csv("raw"))));
            for (int part = 0; part < 2; part++) {
                String folder = "raw/part=" + part;
                String values = Integer.toString(part);
                s3.putObject(put -> put.bucket(BUCKET).key(folder + "/data.csv"), RequestBody.fromString(lines(part)));
                glue.createPartition(create -> create.databaseName("people")
                        .tableName("raw")
                        .partitionInput(PartitionInput.builder()
                                .values(values)
                                .storageDescriptor(csv(folder))
                                .build()));
            }
        }
    }

    @Test
    void a_registered_table_is_read_by_its_partitions() throws SQLException {
        assertThat(query("select count(*), count(distinct id) from people.raw")).containsExactly(PEOPLE + "|" + PEOPLE);
        assertThat(query("select name from people.raw where part = 1 and id = '1501'"))
                .containsExactly("name 1501");
        assertThat(query("select id from people.raw where part = 0 and id = '1501'"))
                .isEmpty();
    }

    @Test
    void a_table_of_256_buckets_is_written_registered_with_its_buckets_and_dropped() throws SQLException {
        // given
        String location = "s3://" + BUCKET + "/bucketed/";

        // when
        run(
                """
                create table people.bucketed with (format = 'PARQUET', external_location = '%s',
                bucketed_by = array['id'], bucket_count = 256) as select id, name from people.raw"""
                        .formatted(location));

        // then
        assertThat(table("bucketed").storageDescriptor()).satisfies(storage -> {
            assertThat(storage.numberOfBuckets()).isEqualTo(256);
            assertThat(storage.bucketColumns()).containsExactly("id");
        });
        assertThat(query("select name from people.bucketed where id = '1501'")).containsExactly("name 1501");
        assertThat(query("select count(*) from people.bucketed")).containsExactly(Integer.toString(PEOPLE));
        assertThat(keys("bucketed/")).hasSizeBetween(200, 256);
        run("drop table people.bucketed");
        assertThat(query("show tables from people")).doesNotContain("bucketed");
    }

    @Test
    void a_partitioned_table_is_written_analyzed_and_dropped() throws SQLException {
        // when
        run(
                """
                create table people.parted with (format = 'PARQUET', partitioned_by = array['digit'])
                as select id, name, substr(id, 1, 1) digit from people.raw""");
        run("analyze people.parted");

        // then
        assertThat(query("select count(*) from people.\"parted$partitions\"")).containsExactly("9");
        assertThat(query("select count(*) from people.parted where digit in ('1', '2')"))
                .containsExactly("1223");
        assertThat(query("show stats for people.parted").toString()).contains("id");
        run("delete from people.parted where digit = '1'");
        assertThat(query("select distinct digit from people.parted where digit < '3'"))
                .containsExactly("2");
        run("drop table people.parted");
        assertThat(keys("people/parted/")).isEmpty();
    }

    private static StorageDescriptor csv(String folder) {
        return StorageDescriptor.builder()
                .location("s3://" + BUCKET + "/" + folder)
                .columns(
                        Column.builder().name("id").type("string").build(),
                        Column.builder().name("name").type("string").build())
                .inputFormat("org.apache.hadoop.mapred.TextInputFormat")
                .outputFormat("org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat")
                .serdeInfo(serde -> serde.serializationLibrary("org.apache.hadoop.hive.serde2.OpenCSVSerde"))
                .build();
    }

    private static String lines(int part) {
        List<String> lines = IntStream.rangeClosed(1, PEOPLE)
                .filter(id -> id > PEOPLE / 2 == (part == 1))
                .mapToObj(id -> "%d,\"name %d\"%n".formatted(id, id))
                .toList();
        return String.join("", lines);
    }

    private static Table table(String name) {
        try (GlueClient glue = clients.glue()) {
            return glue.getTable(get -> get.databaseName("people").name(name)).table();
        }
    }

    private static List<String> keys(String prefix) {
        try (S3Client s3 = clients.s3()) {
            return s3.listObjectsV2(list -> list.bucket(BUCKET).prefix(prefix)).contents().stream()
                    .map(S3Object::key)
                    .toList();
        }
    }

    private static void run(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> query(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                List<String> values = new ArrayList<>();
                for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                    values.add(rows.getString(column));
                }
                found.add(String.join("|", values));
            }
            return found;
        }
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection(clients.lake().sql(), "millrace", null);
    }
}
