package io.millrace.reconciliation;

import io.millrace.events.Event;
import io.millrace.events.EventIds;
import io.millrace.events.lake.StageFailed;
import io.millrace.events.streaming.TableConverged;
import io.millrace.events.streaming.TableDiverged;
import io.millrace.platform.ledger.Run;
import io.millrace.platform.ledger.RunState;
import io.millrace.platform.reconcile.ReconcileArguments;
import io.millrace.platform.reconcile.Verdict;
import io.millrace.platform.spark.SparkStatus;
import io.millrace.platform.testing.CrashPoint;
import io.millrace.platform.testing.SimulatedCrash;
import io.millrace.reconciliation.testing.FleetTables;
import io.millrace.reconciliation.testing.ReconciliationScene;
import io.millrace.reconciliation.testing.ScriptedSpark;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Set;

import static io.millrace.reconciliation.testing.Causes.drift;
import static io.millrace.reconciliation.testing.Causes.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** One Spark run a cause and round, and nothing told that it does not prove. */
class ReconciliationIT {
    private static final String CAUSE = "1f0c9a3b-0000-4000-8000-000000000001";
    private static final String SPARK = "reconcile-" + CAUSE;
    private static final int MORE_THAN_ENOUGH = 40;

    private final ReconciliationScene scene = new ReconciliationScene();

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void a_changed_schema_has_its_table_compared_with_the_configuration_of_that_moment() {
        // when
        Run run = scene.deliver(drift(CAUSE, "deliveries"));
        // then
        String folder = scene.address("runs/" + SPARK + "/");
        assertThat(run.state()).isEqualTo(RunState.DONE);
        assertThat(scene.spark().arguments(SPARK))
                .isEqualTo(new ReconcileArguments(
                        SPARK,
                        folder + "metadata/tables.yaml",
                        "fleet",
                        "000000000000",
                        List.of("deliveries"),
                        false,
                        "dms",
                        "millrace_fleet",
                        null,
                        120,
                        folder));
        assertThat(scene.documents()).containsEntry("runs/" + SPARK + "/metadata/tables.yaml", FleetTables.text());
        assertThat(scene.publisher().published()).singleElement().satisfies(told -> {
            assertThat(told.data()).isEqualTo(converged("deliveries"));
            assertThat(told.id()).isEqualTo(EventIds.derived(CAUSE, "table-converged", "fleet/deliveries"));
            assertThat(told.causationId()).isEqualTo(CAUSE);
        });
        assertThat(run.facts().get("tables")).startsWith("deliveries converged (50 rows in the source");
    }

    @Test
    void delivered_twice_it_is_compared_once() {
        // given
        scene.deliver(drift(CAUSE, "deliveries"));
        // when
        scene.deliver(drift(CAUSE, "deliveries"));
        // then
        assertThat(scene.spark().begun()).containsExactly(SPARK);
        assertThat(scene.publisher().published()).hasSize(1);
    }

    @Test
    void a_request_has_all_tables_compared_and_each_is_told_by_itself() {
        // given
        scene.spark().finding("drivers", Verdict.DIVERGED).finding("alerts", Verdict.FAILED);
        // when
        Run run = scene.deliver(request(CAUSE));
        // then
        assertThat(run.state()).isEqualTo(RunState.DONE);
        assertThat(scene.spark().arguments(SPARK).tables()).isEqualTo(FleetTables.NAMES);
        assertThat(scene.publisher().payloads(TableConverged.class))
                .containsExactly(converged("vehicles"), converged("vehicle_telemetry"), converged("deliveries"));
        assertThat(scene.publisher().payloads(TableDiverged.class))
                .singleElement()
                .satisfies(diverged -> {
                    assertThat(diverged.table()).isEqualTo("drivers");
                    assertThat(diverged.repaired()).isFalse();
                });
        assertThat(scene.publisher().payloads(StageFailed.class))
                .singleElement()
                .satisfies(failed -> assertThat(failed.why()).isEqualTo("alerts: the lake is behind"));
    }

    @Test
    void a_dead_job_fails_without_a_word_of_its_log_and_is_stopped_before_it_is_run_again() {
        // given
        scene.spark().dying(new SparkStatus.Failed("Exit code 137", List.of("value maria@example.org")));
        Event<?> cause = drift(CAUSE, "deliveries");
        Run failed = scene.deliver(cause);
        StageFailed told = scene.publisher().payloads(StageFailed.class).get(0);
        scene.spark().dying(null);
        // when
        scene.outside().ledger().reopen(failed.id());
        Run again = scene.deliver(cause);
        // then
        assertThat(failed.state()).isEqualTo(RunState.FAILED);
        assertThat(told.why()).isEqualTo("Exit code 137");
        assertThat(told.toString()).contains("/logs/" + SPARK).doesNotContain("maria");
        assertThat(again.state()).isEqualTo(RunState.DONE);
        assertThat(scene.spark().cancelled()).containsExactly(SPARK);
        assertThat(scene.spark().begun()).containsExactly(SPARK, SPARK + "-r2");
    }

    @Test
    void tables_none_of_which_could_be_compared_are_a_failure() {
        // given
        scene.spark().finding("alerts", Verdict.FAILED);
        // when
        Run run = scene.deliver(request(CAUSE, "alerts"));
        // then
        assertThat(run.state()).isEqualTo(RunState.FAILED);
    }

    @Test
    void a_wrong_configuration_fails_with_every_problem_and_starts_nothing() {
        // given
        scene.tables(FleetTables.text().replace("trigger_interval", "triger_interval"));
        // when
        scene.deliver(request(CAUSE));
        // then
        assertThat(scene.publisher().payloads(StageFailed.class))
                .singleElement()
                .satisfies(failed -> assertThat(failed.why()).contains("triger_interval"));
        assertThat(scene.spark().begun()).isEmpty();
    }

    @Test
    void what_concerns_no_table_of_the_pipeline_is_ignored() {
        // when
        Run run = scene.deliver(drift(CAUSE, "customers"));
        // then
        assertThat(run.facts()).containsEntry("outcome", "ignored");
        assertThat(scene.spark().begun()).isEmpty();
    }

    /** What is left behind. */
    private record Outcome(Map<String, String> documents, Set<String> events, List<String> sparkRuns) {}

    @Test
    void dying_after_any_effect_changes_nothing_of_the_outcome() {
        // given
        Outcome expected = outcome(CrashPoint.never());
        // when, then
        int effects = 0;
        CrashPoint crash;
        do {
            crash = CrashPoint.leavingEffects(effects);
            assertThat(outcome(crash)).as("died after effect %d", effects).isEqualTo(expected);
            effects++;
        } while (crash.reached() && effects < MORE_THAN_ENOUGH);
        assertThat(effects).isBetween(4, MORE_THAN_ENOUGH - 1);
    }

    private static Outcome outcome(CrashPoint crash) {
        try (ReconciliationScene scene = new ReconciliationScene()) {
            Event<?> cause = drift(CAUSE, "deliveries");
            Throwable death =
                    catchThrowable(() -> scene.carryOn(cause, scene.fixture().process(crash), scene.publisher()));
            if (crash.reached()) {
                assertThat(death).isInstanceOf(SimulatedCrash.class);
                scene.fixture().leaseEnds();
            } else {
                assertThat(death).isNull();
            }
            Run run = scene.carryOn(cause, scene.fixture().process(), scene.publisher());
            assertThat(run.state()).isEqualTo(RunState.DONE);
            return new Outcome(
                    scene.documents(), scene.publisher().ids(), scene.spark().begun());
        }
    }

    private static TableConverged converged(String table) {
        return new TableConverged("fleet", "test", table, ScriptedSpark.LSN, ScriptedSpark.ROWS);
    }
}
