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
import software.amazon.awssdk.services.glue.model.Table;

import static org.assertj.core.api.Assertions.assertThat;

class FaultsIT {
    private static final String V1 = "2025-10-15-aaaaaaaa";
    private static final String V2 = "2025-10-22-bbbbbbbb";

    private final RegistrationScene scene = new RegistrationScene();
    private final RecordingPublisher published = new RecordingPublisher();

    @AfterEach
    void tidyUp() {
        scene.close();
    }

    @Test
    void a_denied_table_fails_the_stage_by_name_and_a_retry_completes_it() {
        // given
        Event<?> event = scene.bucketed(
                V1,
                scene.table(V1, "ibe_01", 2, "customer_user_id"),
                scene.table(V1, "ibe_02", 2, "customer_user_id"),
                scene.table(V1, "ibe_03", 2, "customer_user_id"));
        fault(FaultRule.of(FaultKind.ACCESS_DENIED, "glue", "CreateTable").where("TableInput.Name", "ext_ibe_02"));

        // when
        Run failed = scene.deliver(event, published);
        boolean othersDone =
                scene.find("ext_ibe_01").isPresent() && scene.find("ext_ibe_03").isPresent();
        scene.catalog().faults().clear();
        Run again = scene.retry(event, published);

        // then
        assertThat(failed.state()).isEqualTo(RunState.FAILED);
        assertThat(failed.facts().get("what"))
                .contains("1 of 3 tables", "ext_ibe_02")
                .doesNotContain("ext_ibe_01");
        assertThat(published.payloads(StageFailed.class).get(0).why()).contains("AccessDenied");
        assertThat(othersDone).isTrue();
        assertThat(again.state()).isEqualTo(RunState.DONE);
        assertThat(published.payloads(TablesRegistered.class)).singleElement().satisfies(told -> assertThat(
                        told.tables())
                .extracting(RegisteredTable::change)
                .containsExactly(Change.CREATED, Change.CREATED, Change.CREATED));
    }

    @Test
    void a_throttled_catalog_delays_and_does_not_fail() {
        // given
        fault(FaultRule.of(FaultKind.THROTTLE, "glue", "GetTable").times(3));

        // when
        Run run = scene.deliver(scene.bucketed(V1, scene.table(V1, "ibe_01", 2, "customer_user_id")), published);

        // then
        assertThat(run.state()).isEqualTo(RunState.DONE);
        assertThat(scene.find("ext_ibe_01")).isPresent();
    }

    @Test
    void a_catalog_that_stays_out_of_order_is_tried_again_before_the_run_is_given_up() {
        // given
        fault(FaultRule.of(FaultKind.INTERNAL, "glue", "CreateTable").times(5));

        // when
        Run run = scene.deliver(scene.bucketed(V1, scene.table(V1, "ibe_01", 2, "customer_user_id")), published);

        // then
        assertThat(run.state()).isEqualTo(RunState.DONE);
        assertThat(run.attempts()).isEqualTo(2);
    }

    @Test
    void a_lost_answer_to_the_switch_is_found_out_and_told_as_what_it_was() {
        // given
        scene.deliver(scene.bucketed(V1, scene.table(V1, "ibe_01", 2, "customer_user_id")), published);
        fault(FaultRule.of(FaultKind.DROP, "glue", "UpdateTable").times(1).afterEffect());

        // when
        Run run = scene.deliver(scene.bucketed(V2, scene.table(V2, "ibe_01", 3, "customer_user_id")), published);

        // then
        assertThat(run.state()).isEqualTo(RunState.DONE);
        assertThat(published.payloads(TablesRegistered.class).get(1).tables())
                .extracting(RegisteredTable::change)
                .containsExactly(Change.UPDATED);
        assertThat(scene.find("ext_ibe_01").orElseThrow().versionId()).isEqualTo("1");
    }

    @Test
    void a_table_that_others_change_at_the_same_time_is_read_again_before_it_is_switched() {
        // given
        scene.deliver(scene.bucketed(V1, scene.table(V1, "ibe_01", 2, "customer_user_id")), published);
        Event<?> next = scene.bucketed(V2, scene.table(V2, "ibe_01", 3, "customer_user_id"));
        Table table = scene.find("ext_ibe_01").orElseThrow();
        java.util.Map<String, String> parameters = new java.util.HashMap<>(table.parameters());
        parameters.put("steward", "lake");
        scene.calls().before("UpdateTable", () -> scene.glue().updateTable(request -> request.databaseName(
                        RegistrationScene.DATABASE)
                .tableInput(input ->
                        input.name(table.name()).parameters(parameters).storageDescriptor(table.storageDescriptor()))));

        // when
        Run run = scene.deliver(next, published);

        // then
        assertThat(run.state()).isEqualTo(RunState.DONE);
        Table switched = scene.find("ext_ibe_01").orElseThrow();
        assertThat(switched.storageDescriptor().location()).contains(V2);
        assertThat(switched.parameters()).containsEntry("steward", "lake");
    }

    private void fault(FaultRule rule) {
        scene.catalog().faults().add(rule);
    }
}
