package io.millrace.cli.demo.streaming;

import io.millrace.cli.demo.fleet.FleetTable;
import io.millrace.cli.demo.streaming.KillableLane.Part;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

import static org.assertj.core.api.Assertions.assertThat;

/** The whole streaming lane as processes, hurt while the source is written to. */
@Timeout(1800)
class KillAndConvergeE2E {
    private static final Duration PATIENCE = Duration.ofMinutes(6);
    private static final String BUSIEST = FleetTable.VEHICLE_TELEMETRY.title();
    private static final int VEHICLES = 40;
    private static final int MISSED_TRANSACTIONS = 100;

    @TempDir
    private static Path folder;

    private static KillableLane lane;
    private static FleetAtWork fleet;

    @BeforeAll
    static void startTheLane() throws Exception {
        lane = new KillableLane(folder);
        fleet = new FleetAtWork(lane.variables(), lane.schema(), VEHICLES);
        lane.start();
    }

    @AfterAll
    static void stopTheLane() {
        if (fleet != null) {
            fleet.close();
        }
        if (lane != null) {
            lane.close();
        }
    }

    @BeforeEach
    void work() throws Exception {
        fleet.start();
        awaitFlow("the fleet began to work");
    }

    @AfterEach
    void rest() throws Exception {
        fleet.rest();
    }

    @Test
    void whatever_is_killed_under_load_the_lake_has_in_the_end_what_the_source_has() throws Exception {
        // when
        for (Part part : Part.values()) {
            lane.killAndRestart(part);
            awaitFlow(part + " was killed");
        }
        fleet.rest();

        // then
        assertConverged();
    }

    @Test
    void deletes_that_were_missed_with_the_lost_log_are_found_by_the_next_load() throws Exception {
        // given
        lane.killCapture();
        await("the slot is dropped", () -> fleet.dropSlot(KillableLane.SLOT));
        long before = fleet.transactions();
        await("transactions nobody captures", () -> fleet.transactions() > before + MISSED_TRANSACTIONS);

        // when
        lane.startCaptureWithLoad();
        awaitFlow("the log was lost");
        fleet.rest();

        // then
        assertConverged();
    }

    private static void assertConverged() throws Exception {
        long begun = System.nanoTime();
        assertThat(lane.reconcile())
                .containsOnlyKeys(KillableLane.TABLES)
                .allSatisfy((table, status) -> assertThat(status).as(table).isEqualTo("converged"));
        tell("reconcile", begun);
    }

    /** Until the lake has changes that were made after now. */
    private static void awaitFlow(String after) throws Exception {
        long begun = System.nanoTime();
        long place = fleet.logEnd();
        await("changes flow after " + after, () -> {
            fleet.transactions();
            assertThat(lane.runs()).as("capture and stream run after " + after).isTrue();
            return lane.reached(BUSIEST) > place;
        });
        tell("changes flow again after " + after + ", " + fleet.transactions() + " transactions", begun);
    }

    private static void await(String what, Callable<Boolean> condition) throws Exception {
        long latest = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() > latest) {
                throw new AssertionError(
                        "It did not come to this within %s: %s. %s".formatted(PATIENCE, what, lane.state()));
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    private static void tell(String what, long begun) {
        System.out.printf("%s: %.1f s%n", what, (System.nanoTime() - begun) / 1e9);
    }
}
