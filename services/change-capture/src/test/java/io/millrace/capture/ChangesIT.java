package io.millrace.capture;

import io.millrace.capture.testing.CaptureScene;
import io.millrace.capture.testing.ChangeTopic;
import io.millrace.capture.testing.ChangeTopic.Message;
import io.millrace.events.lake.SchemaChange;
import io.millrace.events.lake.SchemaDrifted;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/** One capture that streams; each rule has a table of its own. */
class ChangesIT {
    private static final String BIG = "repeat(md5(random()::text), 400)";

    private static CaptureScene scene;

    @BeforeAll
    static void startCapture() throws Exception {
        scene = new CaptureScene(
                "vehicles", "moved", "large", "emptied", "widened", "valued", "odd", "whole", "bare", "blank");
        scene.database()
                .run(
                        "create table vehicles (id int primary key, vin text not null, year int)",
                        "insert into vehicles select i, 'V' || i, 2000 + i from generate_series(1, 100) i",
                        "create table moved (region text, id bigint, note text, primary key (region, id))",
                        "create table large (id int primary key, notes text, doc jsonb, raw bytea, tags text[],"
                                + " numbers float[], status text)",
                        "alter table large alter notes set storage external, alter doc set storage external,"
                                + " alter raw set storage external, alter tags set storage external,"
                                + " alter numbers set storage external",
                        "create table emptied (id int primary key)",
                        "create table widened (id int primary key, name varchar(10))",
                        "insert into widened values (1, 'one')",
                        "create table odd (id int primary key, area polygon, huge text)",
                        "create table whole (" + OF_EVERY_KIND,
                        "alter table whole replica identity full",
                        "create table bare (" + OF_EVERY_KIND,
                        "create table blank (id int primary key, n int not null, name text not null, note text)",
                        VALUED);
        scene.startAndLoad();
    }

    private static final String OF_EVERY_KIND =
            """
            id int primary key, n int not null, name text not null, price numeric(9,2) not null, cash money not null,
              stamp timestamp not null default now(), zoned timestamptz not null, day date not null, at time not null,
              zoned_time timetz not null, span interval not null, flag boolean not null, uid uuid not null, doc jsonb not null,
              raw bytea not null, tags text[] not null, bits bit(5) not null, spot point not null, f8 float not null,
              note text default 'none')
            """;
    private static final String ONE_OF_EVERY_KIND =
            """
            values (1, 7, 'a', 1.5, 2, '2026-01-31', '2026-01-31', '2026-01-31', '12:00', '12:00+01', '1 day', true,
              '0f3b2c1e-0000-4000-8000-000000000001', '{"a": 1}', '\\x01', '{a}', B'10110', '(1,2)', 1.5, null)
            """;

    private static final String VALUED =
            """
            create table valued (id int primary key, n numeric, n2 numeric(10,2), cash money, flag boolean, day date,
              at time, stamp timestamp, stamp3 timestamp(3), zoned timestamptz, zoned_time timetz, span interval,
              doc jsonb, doc_text json, uid uuid, numbers int[], texts text[], decimals numeric[], raw bytea, f4 real,
              f8 double precision, small smallint, big bigint, code char(3), address inet, bits bit(5), mood text)
            """;

    @AfterAll
    static void stopCapture() throws Exception {
        scene.close();
    }

    @Test
    void loaded_rows_come_between_the_load_s_begin_and_end_and_changes_follow() throws Exception {
        // given
        ChangeTopic topic = scene.topic("vehicles");
        topic.await(all -> controls(all, "load-completed").size() == 3);
        // when
        scene.database()
                .run(
                        "insert into vehicles values (101, 'V101', null)",
                        "update vehicles set year = 2031 where id = 1",
                        "delete from vehicles where id = 2");
        List<Message> all = topic.await(seen -> count(seen, "delete") == 1);
        // then
        assertThat(count(all, "load")).isEqualTo(100);
        assertThat(all.stream().filter(m -> m.operation().equals("load")).map(Message::place))
                .containsOnly(controls(all, "load-started").get(0).place());
        for (int partition = 0; partition < 3; partition++) {
            int each = partition;
            List<String> operations = all.stream()
                    .filter(message -> message.partition() == each)
                    .map(Message::operation)
                    .toList();
            assertThat(operations.get(0)).isEqualTo("load-started");
            assertThat(operations.subList(1, operations.indexOf("load-completed")))
                    .containsOnly("load");
        }
        Message insert = only(all, "insert");
        assertThat(insert.key()).isEqualTo("{\"id\":101}");
        assertThat(insert.data().toString()).isEqualTo("{\"id\":101,\"vin\":\"V101\",\"year\":null}");
        Message update = only(all, "update");
        assertThat(update.data().toString()).isEqualTo("{\"id\":1,\"vin\":\"V1\",\"year\":2031}");
        Message delete = only(all, "delete");
        assertThat(delete.data().toString()).isEqualTo("{\"id\":2}");
        assertThat(List.of(insert.place(), update.place(), delete.place())).isSorted();
        assertThat(insert.metadata().path("transaction-id").asLong()).isPositive();
        assertThat(insert.metadata().path("commit-timestamp").asText()).matches("\\d{4}-.*\\.\\d{6}Z");
        assertThat(insert.metadata().path("schema-name").asText()).isEqualTo("public");
    }

    @Test
    void under_replica_identity_full_a_delete_carries_the_row_and_else_the_key_alone() throws Exception {
        // given
        scene.database()
                .run(
                        "insert into whole " + ONE_OF_EVERY_KIND,
                        "insert into bare " + ONE_OF_EVERY_KIND,
                        "update whole set name = " + BIG);
        // when
        scene.database().run("delete from whole", "delete from bare");
        List<Message> whole = scene.topic("whole").await(seen -> count(seen, "delete") == 1);
        Message delete = only(whole, "delete");
        Message bare = scene.topic("bare").first(message -> message.operation().equals("delete"));
        // then
        assertThat(delete.data().path("n").asInt()).isEqualTo(7);
        assertThat(delete.data().path("stamp").asText()).isEqualTo("2026-01-31T00:00:00.000000");
        assertThat(delete.data().has("name")).isFalse();
        assertThat(delete.metadata().path("unchanged-columns").toString()).isEqualTo("[\"name\"]");
        assertThat(delete.key()).isEqualTo("{\"id\":1}");
        assertThat(bare.data().toString()).isEqualTo("{\"id\":1}");
        assertThat(only(whole, "insert").data().path("note").isNull()).isTrue();
    }

    @Test
    void a_deleted_row_of_zeros_and_nulls_is_told_as_whole_as_the_database_told_it_at_that_time() throws Exception {
        // given
        ChangeTopic topic = scene.topic("blank");
        scene.database().run("insert into blank values (1, 0, '', null), (2, 0, '', null), (3, 0, '', null)");
        // when
        scene.database()
                .run(
                        "delete from blank where id = 1",
                        "alter table blank replica identity full",
                        "delete from blank where id = 2",
                        "update blank set id = 4 where id = 3",
                        "alter table blank replica identity default",
                        "delete from blank where id = 4");
        List<Message> all = topic.await(seen -> count(seen, "delete") == 4);
        // then
        assertThat(all.stream()
                        .filter(message -> message.operation().equals("delete"))
                        .sorted(Comparator.comparing(Message::key))
                        .map(message -> message.data().toString()))
                .containsExactly(
                        "{\"id\":1}",
                        "{\"id\":2,\"n\":0,\"name\":\"\",\"note\":null}",
                        "{\"id\":3,\"n\":0,\"name\":\"\",\"note\":null}",
                        "{\"id\":4}");
    }

    @Test
    void a_change_of_the_key_is_a_delete_and_an_insert_in_order() throws Exception {
        // given
        scene.database().run("insert into moved values ('eu', 1, 'here')");
        // when
        scene.database().run("update moved set region = 'us' where id = 1");
        List<Message> all = scene.topic("moved").await(seen -> count(seen, "insert") == 2);
        // then
        Message delete = only(all, "delete");
        Message insert = all.stream()
                .filter(message -> message.key().contains("us"))
                .findFirst()
                .orElseThrow();
        assertThat(delete.key()).isEqualTo("{\"region\":\"eu\",\"id\":1}");
        assertThat(delete.data().toString()).isEqualTo(delete.key());
        assertThat(insert.data().toString()).isEqualTo("{\"region\":\"us\",\"id\":1,\"note\":\"here\"}");
        assertThat(delete.place()).isLessThan(insert.place());
        assertThat(delete.metadata().path("transaction-id"))
                .isEqualTo(insert.metadata().path("transaction-id"));
    }

    @Test
    void large_values_that_an_update_left_alone_are_named_and_not_written() throws Exception {
        // given
        scene.database()
                .run("insert into large values (1, " + BIG + ", jsonb_build_object('a', " + BIG + "), decode(" + BIG
                        + ", 'hex'), array_fill(" + BIG
                        + ", array[2]), array(select generate_series(1, 4000)), 'new')");
        // when
        scene.database().run("update large set status = 'old'");
        Message update =
                scene.topic("large").first(message -> message.operation().equals("update"));
        // then
        assertThat(update.data().toString()).isEqualTo("{\"id\":1,\"status\":\"old\"}");
        assertThat(update.metadata().path("unchanged-columns").toString())
                .isEqualTo("[\"notes\",\"doc\",\"raw\",\"tags\",\"numbers\"]");
    }

    @Test
    void a_truncate_is_told_on_every_partition_after_the_rows_before_it() throws Exception {
        // given
        scene.database().run("insert into emptied select generate_series(1, 20)");
        // when
        scene.database().run("truncate emptied");
        List<Message> all = scene.topic("emptied")
                .await(seen -> controls(seen, "truncate-table").size() == 3);
        // then
        List<Message> truncates = controls(all, "truncate-table");
        assertThat(truncates).extracting(Message::partition).containsExactlyInAnyOrder(0, 1, 2);
        assertThat(truncates)
                .extracting(Message::place)
                .containsOnly(truncates.get(0).place());
        assertThat(all.stream()
                        .filter(message -> message.operation().equals("insert"))
                        .map(Message::place))
                .hasSize(20)
                .allMatch(place -> place.compareTo(truncates.get(0).place()) < 0);
    }

    @Test
    void another_set_of_columns_is_told_to_readers_before_its_first_row_and_to_people() throws Exception {
        // given
        ChangeTopic topic = scene.topic("widened");
        topic.await(all -> count(all, "load") == 1);
        // when
        scene.database()
                .run(
                        "alter table widened add column color text",
                        "alter table widened alter name type varchar(20)",
                        "insert into widened values (2, 'two', 'red')");
        List<Message> all = topic.await(seen -> count(seen, "insert") == 1);
        // then
        Message insert = only(all, "insert");
        assertThat(insert.data().path("color").asText()).isEqualTo("red");
        List<Message> told = controls(all, "change-columns");
        assertThat(told).hasSize(3);
        assertThat(told.get(0).data().toString())
                .isEqualTo("{\"columns\":[{\"name\":\"id\",\"type\":\"int4\"},"
                        + "{\"name\":\"name\",\"type\":\"varchar(20)\"},{\"name\":\"color\",\"type\":\"text\"}]}");
        SchemaDrifted event = scene.events().payloads(SchemaDrifted.class).get(0);
        assertThat(event.table()).isEqualTo("widened");
        assertThat(event.location().toString())
                .startsWith("postgresql://127.0.0.1:")
                .endsWith("/" + scene.database().name() + "/public/widened");
        assertThat(event.changes())
                .containsExactlyInAnyOrder(
                        new SchemaChange("name", SchemaChange.Kind.RETYPED, "varchar(10)", "varchar(20)"),
                        new SchemaChange("color", SchemaChange.Kind.ADDED, null, "text"));
    }

    @Test
    void what_postgresql_stores_is_what_the_envelope_says() throws Exception {
        // given
        String values =
                """
                (1, 12345678901234567890.10, 7.50, '$1,234.56', true, '2026-01-31', '23:59:59.000001',
                 '2026-01-31 12:00:00.123456', '2026-01-31 12:00:00.123', '2026-01-31 12:00:00.5+02', '12:00:00+02',
                 '1 year 2 mons 3 days 04:05:06.7', '{"b": 1.10, "a": null}', '{"b":  1.10}',
                 '0f3b2c1e-0000-4000-8000-000000000001', '{1,null,3}', '{a,"b c"}', '{1.10,NaN}', '\\x00ff', 1.1,
                 0.30000000000000004, -3, 9223372036854775807, 'ab', '10.0.0.1', B'10110', 'fine')
                """;
        String special =
                """
                (2, 'NaN', null, null, null, 'infinity', '24:00:00', '-infinity', 'infinity', 'infinity', null, null, null,
                 null, null, null, null, null, null, 'NaN', '-Infinity', null, null, null, null, null, '')
                """;
        // when
        scene.database().run("insert into valued values " + values, "insert into valued values " + special);
        List<Message> all = scene.topic("valued").await(seen -> count(seen, "insert") == 2);
        // then
        Message first = keyed(all, "{\"id\":1}");
        assertThat(first.data().toString())
                .isEqualTo(
                        "{\"id\":1,\"n\":\"12345678901234567890.10\",\"n2\":\"7.50\",\"cash\":\"1234.56\",\"flag\":true,"
                                + "\"day\":\"2026-01-31\",\"at\":\"23:59:59.000001\",\"stamp\":\"2026-01-31T12:00:00.123456\","
                                + "\"stamp3\":\"2026-01-31T12:00:00.123000\",\"zoned\":\"2026-01-31T10:00:00.500000Z\","
                                + "\"zoned_time\":\"10:00:00Z\",\"span\":\"P1Y2M3DT4H5M6.7S\",\"doc\":\"{\\\"a\\\": null, \\\"b\\\": 1.10}\","
                                + "\"doc_text\":\"{\\\"b\\\":  1.10}\",\"uid\":\"0f3b2c1e-0000-4000-8000-000000000001\","
                                + "\"numbers\":\"[1,null,3]\",\"texts\":\"[\\\"a\\\",\\\"b c\\\"]\","
                                + "\"decimals\":\"[\\\"1.10\\\",\\\"NaN\\\"]\",\"raw\":\"AP8=\",\"f4\":1.1,\"f8\":0.30000000000000004,"
                                + "\"small\":-3,\"big\":9223372036854775807,\"code\":\"ab \",\"address\":\"10.0.0.1\","
                                + "\"bits\":\"10110\",\"mood\":\"fine\"}");
        Message second = keyed(all, "{\"id\":2}");
        assertThat(second.data().path("n").asText()).isEqualTo("NaN");
        assertThat(second.data().path("n2").isNull()).isTrue();
        assertThat(second.data().path("day").asText()).isEqualTo("infinity");
        assertThat(second.data().path("at").asText()).isEqualTo("24:00:00.000000");
        assertThat(second.data().path("stamp").asText()).isEqualTo("-infinity");
        assertThat(second.data().path("zoned").asText()).isEqualTo("infinity");
        assertThat(second.data().path("f4").asText()).isEqualTo("NaN");
        assertThat(second.data().path("f8").asText()).isEqualTo("-Infinity");
        assertThat(second.data().path("mood").asText()).isEmpty();
    }

    @Test
    void a_record_that_is_too_large_is_put_aside_with_its_reason_and_the_next_goes_on() throws Exception {
        // given
        ChangeTopic letters = scene.deadLetters();
        // when
        scene.database()
                .run(
                        "insert into odd values (1, '((0,0),(1,1))', (select string_agg(md5(i::text), '')"
                                + " from generate_series(1, 70000) i))",
                        "insert into odd values (2, '((0,0),(1,1))', 'small')");
        Message next = scene.topic("odd").first(message -> message.operation().equals("insert"));
        Message letter = letters.first(
                message -> message.metadata().path("table-name").asText().equals("odd"));
        // then
        assertThat(next.data().path("id").asInt()).isEqualTo(2);
        assertThat(next.data().path("area").asText()).isEqualTo("((0.0,0.0),(1.0,1.0))");
        assertThat(letter.data().toString()).isEqualTo("{\"id\":1}");
        assertThat(letter.key()).isEqualTo("{\"id\":1}");
    }

    private static List<Message> controls(List<Message> all, String operation) {
        return all.stream()
                .filter(Message::isControl)
                .filter(message -> message.operation().equals(operation))
                .toList();
    }

    private static long count(List<Message> all, String operation) {
        return all.stream()
                .filter(message -> message.operation().equals(operation))
                .count();
    }

    private static Message only(List<Message> all, String operation) {
        Set<Message> found = all.stream()
                .filter(message -> message.operation().equals(operation))
                .collect(Collectors.toSet());
        assertThat(found).as(operation).hasSize(1);
        return found.iterator().next();
    }

    private static Message keyed(List<Message> all, String key) {
        return all.stream()
                .filter(message -> message.key().equals(key) && !message.isControl())
                .findFirst()
                .orElseThrow();
    }
}
