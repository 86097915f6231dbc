package io.millrace.comparison;

import io.millrace.comparison.domain.MappingRow;
import io.millrace.comparison.testing.ComparisonScene;
import io.millrace.comparison.testing.Downstream;
import io.millrace.comparison.testing.Rows;
import io.millrace.events.Event;
import io.millrace.platform.ledger.Run;
import io.millrace.platform.ledger.RunState;
import io.millrace.platform.testing.LedgerFixture.ServiceProcess;
import io.millrace.platform.testing.RecordingPublisher;
import org.junit.jupiter.api.RepeatedTest;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

class ConcurrencyIT {

    @RepeatedTest(5)
    void two_processes_with_two_snapshots_at_once_lose_no_difference() throws Exception {
        try (ComparisonScene scene = new ComparisonScene()) {
            // given
            RecordingPublisher publisher = new RecordingPublisher();
            scene.deliver(scene.snapshot("20260101000000", "e1", Rows.of("a>x", "b>y")), publisher);
            Set<MappingRow> newest = Rows.of("a>x", "c>z");
            List<Event<?>> events = List.of(
                    scene.snapshot("20260102000000", "e2", Rows.of("a>q", "b>y")),
                    scene.snapshot("20260103000000", "e3", newest));
            CyclicBarrier start = new CyclicBarrier(2);
            ExecutorService processes = Executors.newFixedThreadPool(2);
            List<Future<Run>> runs = new ArrayList<>();
            // when
            try {
                for (Event<?> event : events) {
                    ServiceProcess process = scene.fixture().process();
                    process.ledger().accept("snapshot-comparison", event);
                    runs.add(processes.submit(() -> {
                        start.await(10, TimeUnit.SECONDS);
                        return scene.carryOn(event, process, publisher);
                    }));
                }
                // then
                for (Future<Run> run : runs) {
                    assertThat(run.get(60, TimeUnit.SECONDS).state()).isEqualTo(RunState.DONE);
                }
            } finally {
                processes.shutdownNow();
            }
            assertThat(scene.published()).isEqualTo("20260103000000");
            assertThat(new Downstream(scene).after(publisher)).isEqualTo(newest);
        }
    }
}
