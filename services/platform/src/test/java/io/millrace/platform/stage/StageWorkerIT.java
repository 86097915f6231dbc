package io.millrace.platform.stage;

import io.millrace.events.Event;
import io.millrace.platform.ledger.Run;
import io.millrace.platform.ledger.RunState;
import io.millrace.platform.testing.LedgerFixture;
import io.millrace.platform.testing.RecordingPublisher;
import io.millrace.platform.testing.SampleEvents;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import static org.assertj.core.api.Assertions.assertThat;

class StageWorkerIT {
    private static final StageSettings OFTEN =
            new StageSettings("test", 3, Duration.ZERO, Duration.ZERO, Duration.ofMillis(20));

    private final LedgerFixture fixture = new LedgerFixture();
    private final LedgerFixture.ServiceProcess process = fixture.process();
    private final RecordingPublisher broker = new RecordingPublisher();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void new_event_is_handled_at_once_and_a_known_one_is_not() {
        Event<?> cause = SampleEvents.request("d");
        try (StageWorker worker = worker(ScriptedStage.thatWorks())) {
            assertThat(worker.accept(cause)).isTrue();
            until(() -> broker.published().size() == 1);

            assertThat(worker.accept(cause)).isFalse();
        }
        assertThat(broker.published()).hasSize(1);
    }

    @Test
    void run_left_behind_by_a_dead_process_is_found() {
        Event<?> cause = SampleEvents.request("d");
        fixture.process().ledger().accept(ScriptedStage.NAME, cause);
        try (StageWorker worker = worker(ScriptedStage.thatWorks())) {
            worker.start(OFTEN);
            until(() -> broker.published().size() == 1);
        }
    }

    @Test
    void runs_are_handled_one_at_a_time_in_the_order_in_which_they_came() {
        List<String> order = new CopyOnWriteArrayList<>();
        ScriptedStage stage = new ScriptedStage(run -> {
            order.add("begin " + run.cause().subject());
            order.add("end " + run.cause().subject());
            return StageResult.of(List.of(), java.util.Map.of());
        });
        try (StageWorker worker = worker(stage)) {
            for (String dataset : List.of("a", "b", "c")) {
                worker.accept(SampleEvents.request(dataset));
            }
            until(() -> order.size() == 6);
        }
        assertThat(order).containsExactly("begin a", "end a", "begin b", "end b", "begin c", "end c");
    }

    @Test
    void closing_lets_the_present_run_end_and_leaves_the_others_open() throws InterruptedException {
        // given one run at work and one that waits behind it
        CountDownLatch atWork = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        ScriptedStage stage = new ScriptedStage(run -> {
            atWork.countDown();
            mayEnd.await();
            return StageResult.of(List.of(ScriptedStage.snapshot(run)), java.util.Map.of());
        });
        StageWorker worker = worker(stage);
        Event<?> first = SampleEvents.request("first");
        Event<?> second = SampleEvents.request("second");
        worker.accept(first);
        worker.accept(second);
        assertThat(atWork.await(10, TimeUnit.SECONDS)).isTrue();
        // when
        Thread closing = new Thread(worker::close);
        closing.start();
        until(() -> closing.getState() == Thread.State.TIMED_WAITING);
        mayEnd.countDown();
        closing.join(TimeUnit.SECONDS.toMillis(20));
        // then
        assertThat(state(first)).isEqualTo(RunState.DONE);
        assertThat(state(second)).isEqualTo(RunState.OPEN);
    }

    private RunState state(Event<?> cause) {
        return process.ledger()
                .find(Run.id(ScriptedStage.NAME, cause.id()))
                .orElseThrow()
                .state();
    }

    private StageWorker worker(Stage stage) {
        return new StageWorker(stage, process.ledger(), process.runner(broker, 3));
    }

    private static void until(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("20 s have passed").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }
}
