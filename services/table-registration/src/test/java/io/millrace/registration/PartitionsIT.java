package io.millrace.registration;

import io.millrace.events.Event;
import io.millrace.events.lake.RegisteredTable;
import io.millrace.events.lake.RegisteredTable.Change;
import io.millrace.events.lake.StageFailed;
import io.millrace.events.lake.TablesRegistered;
import io.millrace.lake.standin.fault.FaultKind;
import io.millrace.lake.standin.fault.FaultRule;
import io.millrace.platform.ledger.Run;
import io.millrace.platform.ledger.RunState;
import io.millrace.platform.testing.RecordingPublisher;
import io.millrace.registration.testing.RegistrationScene;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.Table;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

class PartitionsIT {
    private static final String V1 = "2025-10-15-aaaaaaaa";
    private static final String V2 = "2025-10-22-bbbbbbbb";
    private static final String TABLE = "part_ibe_01";

    private final RegistrationScene scene = new RegistrationScene();
    private final RecordingPublisher published = new RecordingPublisher();

    @AfterEach
    void tidyUp() {
        scene.close();
    }

    @Test
    void a_partitioned_table_has_projection_parameters_and_partitions_in_batches_of_a_hundred() {
        // given
        Event<?> event = scene.bucketed(V1, scene.partitioned(V1, "ibe_01", buckets(0, 120)));

        // when
        Run run = scene.deliver(event, published);

        // then
        assertThat(run.state()).isEqualTo(RunState.DONE);
        Table table = scene.find(TABLE).orElseThrow();
        assertThat(table.partitionKeys()).extracting(Column::name, Column::type).containsExactly(key());
        assertThat(table.parameters())
                .containsEntry("projection.enabled", "true")
                .containsEntry("projection.id_bucket.type", "integer")
                .containsEntry("projection.id_bucket.range", "0,255")
                .containsEntry(
                        "storage.location.template", table.storageDescriptor().location() + "id_bucket=${id_bucket}/");
        assertThat(scene.partitions(TABLE))
                .hasSize(120)
                .containsEntry("17", table.storageDescriptor().location() + "id_bucket=17/");
        assertThat(scene.calls().batches()).containsExactly("BatchCreatePartition 100", "BatchCreatePartition 20");
    }

    @Test
    void a_new_version_moves_partitions_where_they_stand_adds_new_ones_and_removes_what_is_gone() {
        // given
        scene.deliver(scene.bucketed(V1, scene.partitioned(V1, "ibe_01", buckets(0, 5))), published);
        scene.calls().batches().clear();

        // when
        scene.deliver(scene.bucketed(V2, scene.partitioned(V2, "ibe_01", buckets(2, 7))), published);

        // then
        assertThat(scene.partitions(TABLE)).containsOnlyKeys("2", "3", "4", "5", "6");
        assertThat(scene.partitions(TABLE).values()).allMatch(location -> location.contains(V2));
        assertThat(scene.calls().batches())
                .containsExactly("BatchUpdatePartition 3", "BatchCreatePartition 2", "BatchDeletePartition 2");
    }

    @Test
    void the_same_version_told_again_leaves_partitions_untouched() {
        // given
        var table = scene.partitioned(V1, "ibe_01", buckets(0, 3));
        Event<?> event = scene.bucketed(V1, table);
        scene.deliver(event, published);
        scene.calls().batches().clear();

        // when
        scene.deliver(scene.bucketed("again", V1, event.time(), table), published);

        // then
        assertThat(scene.calls().batches()).isEmpty();
        assertThat(published.payloads(TablesRegistered.class).get(1).tables())
                .extracting(RegisteredTable::change)
                .containsExactly(Change.UNCHANGED);
    }

    @Test
    void a_partition_refused_inside_the_answer_fails_the_table_by_name_and_a_retry_completes_it() {
        // given
        Event<?> event = scene.bucketed(V1, scene.partitioned(V1, "ibe_01", buckets(0, 4)));
        scene.catalog().faults().add(FaultRule.of(FaultKind.FAIL_WORK, "glue", "BatchCreatePartition"));

        // when
        Run failed = scene.deliver(event, published);
        Set<String> added = scene.partitions(TABLE).keySet();
        scene.catalog().faults().clear();
        Run again = scene.retry(event, published);

        // then
        assertThat(added).containsExactly("0", "1", "2");
        assertThat(failed.state()).isEqualTo(RunState.FAILED);
        assertThat(published.payloads(StageFailed.class).get(0).why())
                .contains(TABLE, "id_bucket [3]", "InternalServiceException");
        assertThat(again.state()).isEqualTo(RunState.DONE);
        assertThat(scene.partitions(TABLE)).containsOnlyKeys("0", "1", "2", "3");
    }

    @Test
    void a_run_overtaken_by_a_newer_one_puts_the_newer_partitions_back() {
        // given
        Event<?> older = scene.bucketed(V1, scene.partitioned(V1, "ibe_01", buckets(0, 4)));
        Event<?> newer = scene.bucketed(V2, scene.partitioned(V2, "ibe_01", buckets(1, 6)));
        scene.calls().before("BatchCreatePartition", () -> scene.deliver(newer, published));

        // when
        scene.deliver(older, new RecordingPublisher());

        // then
        assertThat(scene.find(TABLE).orElseThrow().storageDescriptor().location())
                .contains(V2);
        assertThat(scene.partitions(TABLE)).containsOnlyKeys("1", "2", "3", "4", "5");
        assertThat(scene.partitions(TABLE).values()).allMatch(location -> location.contains(V2));
    }

    @Test
    void a_file_outside_of_the_bucket_folders_fails_the_table() {
        // given
        var table = scene.partitioned(V1, "ibe_01", buckets(0, 2));
        scene.put("v=" + V1 + "/partitions/ibe_01/id_bucket=256/stray.parquet", new byte[] {1});

        // when
        scene.deliver(scene.bucketed(V1, table), published);

        // then
        assertThat(published.payloads(StageFailed.class).get(0).why()).contains("stray.parquet", "id_bucket=255");
    }

    private static org.assertj.core.groups.Tuple key() {
        return org.assertj.core.groups.Tuple.tuple("id_bucket", "int");
    }

    private static List<Integer> buckets(int from, int to) {
        return IntStream.range(from, to).boxed().toList();
    }
}
