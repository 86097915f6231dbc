package io.millrace.registration;

import io.millrace.events.Event;
import io.millrace.events.bucketing.SnapshotBucketed;
import io.millrace.events.lake.RegisteredTable;
import io.millrace.events.lake.RegisteredTable.Change;
import io.millrace.events.lake.SchemaDrifted;
import io.millrace.events.lake.StageFailed;
import io.millrace.events.lake.TablesRegistered;
import io.millrace.platform.ledger.Run;
import io.millrace.platform.ledger.RunState;
import io.millrace.platform.testing.RecordingPublisher;
import io.millrace.registration.testing.ParquetBytes;
import io.millrace.registration.testing.RegistrationScene;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.Table;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

class RegistrationIT {
    private static final String V1 = "2025-10-15-aaaaaaaa";
    private static final String V2 = "2025-10-22-bbbbbbbb";

    private final RegistrationScene scene = new RegistrationScene();

    @AfterEach
    void tidyUp() {
        scene.close();
    }

    @Test
    void a_new_table_has_the_columns_of_its_files_and_tells_rows_size_and_snapshot() {
        // given
        Event<SnapshotBucketed> event =
                scene.bucketed(V1, scene.table(V1, "ibe_01", 40, "customer_user_id", "IBE1802"));

        // when
        RecordingPublisher published = scene.deliver(event);

        // then
        RegisteredTable told = only(published);
        assertThat(told.name()).isEqualTo("ext_ibe_01");
        assertThat(told.base()).isEqualTo("ibe_01");
        assertThat(told.change()).isEqualTo(Change.CREATED);
        assertThat(told.rows()).isEqualTo(40);
        assertThat(told.columns()).isEqualTo(2);
        Table table = scene.find("ext_ibe_01").orElseThrow();
        assertThat(table.tableType()).isEqualTo("EXTERNAL_TABLE");
        assertThat(table.description()).isEqualTo("Bucketed table created from snapshot_dt=2025-10-15");
        assertThat(table.storageDescriptor().location())
                .isEqualTo(event.data().tables().get(0).location().toString());
        assertThat(table.storageDescriptor().columns())
                .extracting(Column::name, Column::type)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("customer_user_id", "string"),
                        org.assertj.core.groups.Tuple.tuple("ibe1802", "string"));
        assertThat(table.partitionKeys()).isEmpty();
        assertThat(table.parameters())
                .containsEntry("comment", "Bucketed table created from snapshot_dt=2025-10-15")
                .containsEntry("millrace.version", V1)
                .containsEntry("millrace.rows", "40")
                .containsEntry("recordCount", "40")
                .containsEntry(
                        "sizeKey", Long.toString(event.data().tables().get(0).bytes()))
                .containsEntry("millrace.buckets", "256")
                .containsEntry("millrace.layout", "hive-buckets")
                .containsEntry("classification", "parquet")
                .containsEntry("EXTERNAL", "TRUE");
    }

    @Test
    void every_column_beyond_a_hundred_is_registered_with_a_warning() {
        // given
        String[] columns = IntStream.range(0, 103).mapToObj(i -> "c" + i).toArray(String[]::new);
        Event<?> event = scene.bucketed(V1, scene.table(V1, "miacs_02_a", 2, columns));

        // when
        Run run = scene.deliver(event, new RecordingPublisher());

        // then
        assertThat(scene.find("ext_miacs_02_a")
                        .orElseThrow()
                        .storageDescriptor()
                        .columns())
                .hasSize(103);
        assertThat(run.facts().get("warnings")).contains("ext_miacs_02_a", "103", "Clean Rooms", "100");
    }

    @Test
    void a_new_version_is_one_update_that_keeps_the_parameters_of_others() {
        // given
        scene.deliver(scene.bucketed(V1, scene.table(V1, "ibe_01", 4, "customer_user_id", "a")));
        othersAdd("owner-team", "lake");
        scene.catalog().calls().clear();

        // when
        RecordingPublisher published =
                scene.deliver(scene.bucketed(V2, scene.table(V2, "ibe_01", 6, "customer_user_id", "a", "added")));

        // then
        assertThat(only(published).change()).isEqualTo(Change.UPDATED);
        assertThat(published.payloads(SchemaDrifted.class)).isEmpty();
        assertThat(calls("UpdateTable")).isEqualTo(1);
        assertThat(calls("CreateTable") + calls("DeleteTable")).isZero();
        Table table = scene.find("ext_ibe_01").orElseThrow();
        assertThat(table.storageDescriptor().location()).contains("/v=" + V2 + "/");
        assertThat(table.storageDescriptor().columns()).hasSize(3);
        assertThat(table.parameters())
                .containsEntry("owner-team", "lake")
                .containsEntry("millrace.snapshot_dt", "2025-10-22")
                .containsEntry("millrace.rows", "6");
    }

    @Test
    void the_same_version_told_again_writes_nothing() {
        // given
        Event<SnapshotBucketed> event = scene.bucketed(V1, scene.table(V1, "ibe_01", 4, "customer_user_id", "a"));
        scene.deliver(event);
        scene.catalog().calls().clear();

        // when
        RecordingPublisher published = scene.deliver(scene.bucketed(
                "another", V1, event.time(), event.data().tables().get(0)));

        // then
        assertThat(only(published).change()).isEqualTo(Change.UNCHANGED);
        assertThat(calls("UpdateTable") + calls("CreateTable")).isZero();
    }

    @Test
    void a_lost_column_is_held_until_a_person_lets_it_pass() {
        // given
        scene.deliver(scene.bucketed(V1, scene.table(V1, "ibe_01", 4, "customer_user_id", "a", "b")));
        Event<?> gutted = scene.bucketed(
                V2,
                scene.table(V2, "ibe_01", 4, "customer_user_id", "a"),
                scene.table(V2, "ibe_02", 4, "customer_user_id", "x"));

        // when
        RecordingPublisher published = scene.deliver(gutted);
        scene.follow(false, "ext_ibe_01");
        List<Event<?>> due = scene.dueAtStart();
        RecordingPublisher followed = scene.deliver(due.get(0));

        // then
        assertThat(published.payloads(SchemaDrifted.class)).singleElement().satisfies(drifted -> {
            assertThat(drifted.held()).isTrue();
            assertThat(drifted.table()).isEqualTo("ext_ibe_01");
            assertThat(drifted.changes()).singleElement().satisfies(change -> assertThat(change.column())
                    .isEqualTo("b"));
        });
        assertThat(published.payloads(TablesRegistered.class).get(0).tables())
                .extracting(RegisteredTable::change)
                .containsExactly(Change.HELD, Change.CREATED);
        assertThat(published
                        .payloads(TablesRegistered.class)
                        .get(0)
                        .tables()
                        .get(0)
                        .location()
                        .toString())
                .contains(V1);
        assertThat(due).hasSize(1);
        assertThat(only(followed).change()).isEqualTo(Change.UPDATED);
        assertThat(followed.payloads(SchemaDrifted.class))
                .singleElement()
                .satisfies(drifted -> assertThat(drifted.held()).isFalse());
        assertThat(scene.find("ext_ibe_01").orElseThrow().storageDescriptor().location())
                .contains(V2);
        assertThat(scene.dueAtStart()).isEmpty();
    }

    @Test
    void a_retyped_column_is_followed_and_told_where_the_setting_says_so() {
        // given
        scene.deliver(scene.bucketed(V1, scene.table(V1, "ibe_01", 4, "customer_user_id", "a")));
        scene.follow(true);
        byte[] retyped =
                ParquetBytes.rows("message m { optional binary customer_user_id (STRING); optional int64 a; }", 3);

        // when
        RecordingPublisher published = scene.deliver(scene.bucketed(V2, scene.table(V2, "ibe_01", 3, retyped)));

        // then
        assertThat(published.payloads(SchemaDrifted.class)).singleElement().satisfies(drifted -> {
            assertThat(drifted.held()).isFalse();
            assertThat(drifted.changes()).singleElement().satisfies(change -> {
                assertThat(change.before()).isEqualTo("string");
                assertThat(change.after()).isEqualTo("bigint");
            });
        });
        assertThat(only(published).change()).isEqualTo(Change.UPDATED);
    }

    @Test
    void an_older_snapshot_that_comes_late_changes_and_tells_nothing() {
        // given
        Event<?> late = scene.bucketed(V1, scene.table(V1, "ibe_01", 4, "customer_user_id", "a"));
        scene.deliver(scene.bucketed(V2, scene.table(V2, "ibe_01", 6, "customer_user_id", "a")));
        RecordingPublisher published = new RecordingPublisher();

        // when
        Run run = scene.deliver(late, published);

        // then
        assertThat(run.facts()).containsEntry("outcome", "superseded");
        assertThat(published.published()).isEmpty();
        assertThat(scene.find("ext_ibe_01").orElseThrow().storageDescriptor().location())
                .contains(V2);
    }

    @Test
    void of_two_runs_of_one_snapshot_the_later_one_stays_whichever_comes_first() {
        // given
        String later = "2025-10-15-00000001";
        Event<?> first = scene.bucketed(V1, scene.table(V1, "ibe_01", 4, "customer_user_id"));
        Event<?> second = scene.bucketed(
                later,
                later,
                Instant.parse("2026-02-01T00:00:00Z"),
                scene.table(later, "ibe_01", 5, "customer_user_id"));

        // when
        scene.deliver(second);
        scene.deliver(first);

        // then
        assertThat(scene.find("ext_ibe_01").orElseThrow().storageDescriptor().location())
                .contains(later);
    }

    @Test
    void metadata_and_dot_folders_are_no_tables() {
        // given
        Event<?> event = scene.bucketed(
                V1,
                scene.table(V1, "ibe_01", 2, "customer_user_id"),
                scene.table(V1, "metadata", 2, "customer_user_id"),
                scene.table(V1, ".staging", 2, "customer_user_id"));
        RecordingPublisher published = new RecordingPublisher();

        // when
        Run run = scene.deliver(event, published);

        // then
        assertThat(run.state()).isEqualTo(RunState.DONE);
        assertThat(only(published).name()).isEqualTo("ext_ibe_01");
        assertThat(run.facts()).containsEntry("notTables", "metadata, .staging");
    }

    private void othersAdd(String name, String value) {
        Table table = scene.find("ext_ibe_01").orElseThrow();
        Map<String, String> parameters = new HashMap<>(table.parameters());
        parameters.put(name, value);
        scene.glue().updateTable(request -> request.databaseName(RegistrationScene.DATABASE)
                .tableInput(input ->
                        input.name(table.name()).parameters(parameters).storageDescriptor(table.storageDescriptor())));
    }

    private long calls(String operation) {
        return scene.catalog().calls().of("glue", operation);
    }

    private static RegisteredTable only(RecordingPublisher published) {
        assertThat(published.payloads(StageFailed.class)).isEmpty();
        assertThat(published.payloads(TablesRegistered.class)).hasSize(1);
        List<RegisteredTable> tables =
                published.payloads(TablesRegistered.class).get(0).tables();
        assertThat(tables).hasSize(1);
        return tables.get(0);
    }
}
