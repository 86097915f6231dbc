package io.millrace.bucketing;

import io.millrace.bucketing.listener.BucketingStage;
import io.millrace.bucketing.testing.BucketingScene;
import io.millrace.bucketing.testing.DyingService;
import io.millrace.events.Event;
import io.millrace.events.bucketing.BucketingRequested;
import io.millrace.events.bucketing.SnapshotBucketed;
import io.millrace.lake.LakePart;
import io.millrace.lake.TestLake;
import io.millrace.platform.ledger.Run;
import io.millrace.platform.ledger.RunState;
import io.millrace.platform.spark.LocalLauncher;
import io.millrace.platform.testing.LedgerFixture.ServiceProcess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import static io.millrace.bucketing.testing.BucketingScene.DATASET;
import static org.assertj.core.api.Assertions.assertThat;

/** The service is killed while its Spark run, a process on the same machine, is under way. */
class RestartIT {
    private static final String DATE = "2025-10-22";
    private static final String CAUSE = "1f0c9a3b-0000-4000-8000-000000000001";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Map<String, String> lake = TestLake.with(LakePart.OBJECT_STORE, LakePart.TABLE_STORE)
            .endpoints()
            .asEnvironment();
    private final BucketingScene scene = new BucketingScene().snapshot(DATASET, DATE);

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void service_that_comes_back_ends_the_run_with_one_version_and_one_event() throws Exception {
        // given
        Event<BucketingRequested> event = BucketingScene.request(CAUSE, DATE);
        scene.outside().ledger().accept(BucketingStage.NAME, event);
        killedAtWork(event);
        // when
        Run run = carriedOn(event);
        // then
        assertThat(run.state()).as(run.facts().toString()).isEqualTo(RunState.DONE);
        assertThat(run.attempts()).as("a restart is no failed try").isEqualTo(1);
        assertThat(scene.publisher().payloads(SnapshotBucketed.class)).hasSize(1);
        assertThat(scene.versions().keySet())
                .allMatch(key -> key.startsWith("bucketed/" + DATASET + "/v=" + DATE + "-1f0c9a3b/"))
                .anyMatch(key -> key.endsWith("metadata/result.json"));
        assertThat(begun()).as("processes of the job").hasSize(2);
    }

    private void killedAtWork(Event<?> event) throws IOException {
        Process service = DyingService.start(
                lake,
                List.of(
                        scene.bucket(),
                        scene.fixture().table(),
                        folder.toString(),
                        event.id(),
                        scene.fixture().clock().instant().toString()),
                folder.resolve("service.log"));
        try {
            waitUntil(
                    () -> Files.exists(folder.resolve("first")) && runOf(event).lease() == null);
        } finally {
            service.destroyForcibly().onExit().join();
        }
    }

    private Run carriedOn(Event<?> event) throws IOException {
        ServiceProcess process = scene.fixture().process();
        LocalLauncher launcher = DyingService.launcher(folder, lake);
        BucketingStage stage = BucketingScene.stage(
                process,
                scene.bucket(),
                launcher,
                DyingService.jar(),
                scene.fixture().clock());
        waitUntil(() -> {
            scene.fixture().clock().advance(Duration.ofSeconds(1));
            process.runner(scene.publisher(), 3).carryOn(stage, Run.id(BucketingStage.NAME, event.id()));
            return runOf(event).state() != RunState.OPEN;
        });
        return runOf(event);
    }

    private Run runOf(Event<?> event) {
        return scene.outside()
                .ledger()
                .find(Run.id(BucketingStage.NAME, event.id()))
                .orElseThrow();
    }

    private List<String> begun() throws IOException {
        return Files.readAllLines(folder.resolve("runs").resolve(CAUSE).resolve("log")).stream()
                .filter(line -> line.startsWith("begun "))
                .toList();
    }

    private static void waitUntil(BooleanSupplier holds) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).as("what is waited for comes").isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
