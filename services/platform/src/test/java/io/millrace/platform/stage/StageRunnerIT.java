package io.millrace.platform.stage;

import io.millrace.events.Event;
import io.millrace.events.EventType;
import io.millrace.events.lake.SnapshotWritten;
import io.millrace.events.lake.StageFailed;
import io.millrace.events.lake.StageRecovered;
import io.millrace.platform.ledger.Run;
import io.millrace.platform.ledger.RunState;
import io.millrace.platform.messaging.EventPublisher;
import io.millrace.platform.testing.LedgerFixture;
import io.millrace.platform.testing.RecordingPublisher;
import io.millrace.platform.testing.SampleEvents;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class StageRunnerIT {
    private final LedgerFixture fixture = new LedgerFixture();
    private final LedgerFixture.ServiceProcess process = fixture.process();
    private final RecordingPublisher broker = new RecordingPublisher();
    private final StageRunner runner = process.runner(broker, 3);
    private final ScriptedStage works = ScriptedStage.thatWorks();
    private final ScriptedStage breaks = new ScriptedStage(run -> {
        throw new IOException("disk full");
    });

    @AfterEach
    void close() {
        Thread.interrupted();
        fixture.close();
    }

    @Test
    void result_is_published_as_the_effect_of_its_cause_and_the_run_is_done() {
        // given
        Event<?> cause = SampleEvents.request("d");
        String runId = accept(cause);
        // when
        boolean carriedOn = runner.carryOn(works, runId);
        // then
        assertThat(carriedOn).isTrue();
        assertThat(broker.published()).singleElement().satisfies(event -> {
            assertThat(event.causationId()).isEqualTo(cause.id());
            assertThat(event.source()).hasToString("/millrace/scripted");
        });
        assertThat(find(runId)).returns(RunState.DONE, Run::state);
        assertThat(find(runId).facts())
                .containsEntry("rows", "7")
                .containsEntry(
                        "published",
                        "snapshot-written " + broker.published().get(0).id());
    }

    @Test
    void finished_run_is_not_carried_on_again() {
        String runId = accept(SampleEvents.request("d"));
        runner.carryOn(works, runId);

        assertThat(runner.carryOn(works, runId)).isFalse();
        assertThat(broker.published()).hasSize(1);
    }

    @Test
    void failure_that_may_pass_is_tried_so_often_and_then_told() {
        // given
        Event<?> cause = SampleEvents.request("d");
        String runId = accept(cause);
        // when
        runner.carryOn(breaks, runId);
        runner.carryOn(breaks, runId);
        assertThat(broker.published()).isEmpty();
        runner.carryOn(breaks, runId);
        // then
        assertThat(broker.payloads(StageFailed.class)).singleElement().satisfies(failed -> {
            assertThat(failed.attempts()).isEqualTo(3);
            assertThat(failed.stage()).isEqualTo("scripted");
            assertThat(failed.causeType()).isEqualTo("mapping-sync-requested");
            assertThat(failed.why()).contains("disk full");
            assertThat(failed.whatToDo()).endsWith("millrace runs retry scripted/" + cause.id());
        });
        assertThat(find(runId)).returns(RunState.FAILED, Run::state);
        assertThat(process.ledger().open("scripted")).isEmpty();
    }

    @Test
    void failure_that_passes_leaves_no_trace_in_events() {
        String runId = accept(SampleEvents.request("d"));
        runner.carryOn(breaks, runId);

        runner.carryOn(works, runId);

        assertThat(broker.published()).extracting(Event::type).containsExactly(EventType.SNAPSHOT_WRITTEN);
    }

    @Test
    void failure_that_trying_again_cannot_mend_is_told_at_once() {
        ScriptedStage misconfigured = new ScriptedStage(run -> {
            throw new StageFailureException("table t", "there is no such table", "Create it.");
        });
        String runId = accept(SampleEvents.request("d"));

        runner.carryOn(misconfigured, runId);

        assertThat(broker.payloads(StageFailed.class)).singleElement().satisfies(failed -> {
            assertThat(failed.what()).isEqualTo("table t");
            assertThat(failed.attempts()).isEqualTo(1);
        });
        assertThat(find(runId).facts()).containsEntry("why", "there is no such table");
    }

    @Test
    void run_whose_events_cannot_be_published_stays_open_and_no_try_is_counted() {
        // given
        EventPublisher down = events -> {
            throw new IllegalStateException("Kafka did not confirm");
        };
        String runId = accept(SampleEvents.request("d"));
        // when
        for (int i = 0; i < 10; i++) {
            process.runner(down, 3).carryOn(works, runId);
            process.runner(down, 3).carryOn(breaks, runId);
        }
        // then
        assertThat(find(runId)).returns(RunState.OPEN, Run::state);
        runner.carryOn(works, runId);
        assertThat(broker.payloads(SnapshotWritten.class)).hasSize(1);
    }

    @Test
    void recovery_is_told_once_with_the_number_of_failed_runs() {
        // given two failed runs
        fail(accept(SampleEvents.request("d")));
        fail(accept(SampleEvents.request("d")));
        fail(accept(SampleEvents.request("another dataset")));
        // when
        runner.carryOn(works, accept(SampleEvents.request("d")));
        runner.carryOn(works, accept(SampleEvents.request("d")));
        // then
        assertThat(broker.payloads(StageRecovered.class)).singleElement().satisfies(recovered -> {
            assertThat(recovered.dataset()).isEqualTo("d");
            assertThat(recovered.failures()).isEqualTo(2);
        });
    }

    @Test
    void run_that_a_person_opened_again_tells_new_facts() {
        String runId = accept(SampleEvents.request("d"));
        fail(runId);
        process.ledger().reopen(runId);
        fail(runId);

        assertThat(broker.payloads(StageFailed.class)).hasSize(2);
        assertThat(broker.ids()).hasSize(2);
    }

    @Test
    void run_that_waits_for_its_turn_is_tried_again_without_a_count() {
        ScriptedStage waits = new ScriptedStage(run -> {
            throw new StageWaitsException("an older snapshot is at work");
        });
        String runId = accept(SampleEvents.request("d"));
        for (int i = 0; i < 10; i++) {
            assertThat(runner.carryOn(waits, runId)).isTrue();
            fixture.clock().advance(Duration.ofSeconds(1));
        }

        assertThat(find(runId)).returns(RunState.OPEN, Run::state).returns(0, Run::attempts);
        assertThat(broker.published()).isEmpty();
    }

    @Test
    void run_that_is_stopped_with_its_process_is_free_at_once_and_no_try_is_counted() {
        ScriptedStage stopped = new ScriptedStage(run -> {
            Thread.currentThread().interrupt();
            throw new InterruptedException("shutting down");
        });
        String runId = accept(SampleEvents.request("d"));

        runner.carryOn(stopped, runId);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(find(runId)).returns(0, Run::attempts).returns(null, Run::lease);
        assertThat(fixture.process().ledger().claim(runId)).isPresent();
    }

    @Test
    void run_that_is_stopped_inside_an_aws_call_is_free_at_once() {
        ScriptedStage stopped = new ScriptedStage(run -> {
            Thread.currentThread().interrupt();
            process.checkpoints().find("anything");
            return null;
        });
        String runId = accept(SampleEvents.request("d"));

        runner.carryOn(stopped, runId);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(find(runId)).returns(0, Run::attempts).returns(null, Run::lease);
    }

    @Test
    void process_that_lost_its_lease_tells_nothing() {
        String runId = accept(SampleEvents.request("d"));
        ScriptedStage slow = new ScriptedStage(run -> {
            fixture.leaseEnds();
            assertThat(fixture.process().ledger().claim(runId)).isPresent();
            return works.run(run.cause(), run);
        });

        runner.carryOn(slow, runId);

        assertThat(broker.published()).isEmpty();
        assertThat(find(runId)).returns(RunState.OPEN, Run::state);
    }

    @Test
    void process_that_lost_its_lease_tells_no_failure_either() {
        String runId = accept(SampleEvents.request("d"));
        ScriptedStage slow = new ScriptedStage(run -> {
            fixture.leaseEnds();
            assertThat(fixture.process().ledger().claim(runId)).isPresent();
            throw new StageFailureException("w", "y", "d.");
        });

        runner.carryOn(slow, runId);

        assertThat(broker.published()).isEmpty();
    }

    @Test
    void result_that_breaks_the_rules_of_its_event_is_told_as_a_failure() {
        ScriptedStage wrong = new ScriptedStage(run ->
                StageResult.of(List.of(new SnapshotWritten(" ", "test", "1", null, null, null, null)), Map.of()));
        String runId = accept(SampleEvents.request("d"));

        runner.carryOn(wrong, runId);

        assertThat(broker.payloads(SnapshotWritten.class)).isEmpty();
        assertThat(broker.payloads(StageFailed.class)).singleElement().satisfies(failed -> assertThat(failed.why())
                .contains("dataset: ", "location: "));
        assertThat(find(runId)).returns(RunState.FAILED, Run::state);
    }

    private String accept(Event<?> cause) {
        process.ledger().accept(ScriptedStage.NAME, cause);
        return Run.id(ScriptedStage.NAME, cause.id());
    }

    private void fail(String runId) {
        process.runner(broker, 1).carryOn(breaks, runId);
    }

    private Run find(String runId) {
        return process.ledger().find(runId).orElseThrow();
    }
}
