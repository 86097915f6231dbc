package io.millrace.cli.lake;

import io.millrace.cli.output.ExitCodes;
import io.millrace.cli.process.RunningProcess;
import io.millrace.cli.testing.MillraceProcess;
import io.millrace.cli.testing.MillraceProcess.Answer;
import io.millrace.lake.LakePart;
import io.millrace.lake.part.PartException;
import io.millrace.lake.part.Ports;
import io.millrace.platform.ledger.Checkpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** The lake's life as a person sees it: started, killed, started again on the same data, stopped. */
class LakeLifeIT {
    private static final Duration FEW_SECONDS = Duration.ofSeconds(20);

    @TempDir
    private Path data;

    private MillraceProcess millrace;

    @BeforeEach
    void on_an_empty_folder() {
        millrace = new MillraceProcess(data);
    }

    @AfterEach
    void stop_whatever_is_left() {
        millrace.run("down");
    }

    @Test
    void without_a_lake_commands_end_with_3_and_down_has_nothing_to_do() {
        // when
        List<Answer> answers =
                Stream.of("env", "status", "sync", "mail").map(millrace::run).toList();
        Answer down = millrace.run("down");
        // then
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.exit()).isEqualTo(ExitCodes.NO_LAKE);
            assertThat(answer.err()).contains("./millrace up").doesNotContain("\tat ");
            assertThat(answer.out()).isEmpty();
        });
        assertThat(down.exit()).isEqualTo(ExitCodes.FINE);
        assertThat(down.out()).contains("No lake runs");
    }

    @Test
    void a_service_that_needs_the_sql_engine_is_refused_without_it() {
        // when
        Answer up = millrace.run("up", "--services", "bucketed-tables", "--without", "sql-engine");
        // then
        assertThat(up.exit()).isEqualTo(ExitCodes.USAGE);
        assertThat(up.err()).contains("bucketed-tables", "sql-engine");
        assertThat(LakeState.read(data)).isEmpty();
    }

    @Test
    void an_environment_that_names_a_lake_out_of_reach_ends_with_3() {
        // given
        Map<String, String> environment = Map.of("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1");
        // when
        Answer status = millrace.run(environment, "status");
        // then
        assertThat(status.exit()).isEqualTo(ExitCodes.NO_LAKE);
        assertThat(status.err()).contains("Kafka cannot be reached");
    }

    @Test
    void a_lake_is_up_before_its_database_has_the_tables_to_capture() {
        // given
        Map<String, String> environment = Map.of(
                "MILLRACE_CAPTURE_DATABASE_URL", "${POSTGRES_URL}",
                "MILLRACE_CAPTURE_DATABASE_USER", "${POSTGRES_USER}",
                "MILLRACE_CAPTURE_DATABASE_PASSWORD", "${POSTGRES_PASSWORD}",
                "MILLRACE_CAPTURE_TABLES", "public.trips");
        // when
        Answer up = millrace.run(environment, "up", "--detach", "--services", "change-capture");
        // then
        assertThat(up.exit()).as(up.err()).isEqualTo(ExitCodes.FINE);
        assertThat(up.out()).contains("change-capture");
    }

    @Test
    void a_killed_lake_leaves_nothing_running_and_the_next_one_has_its_data() {
        // given
        Answer up = millrace.run("up", "--detach", "--services", "none");
        assertThat(up.exit()).as(up.err()).isEqualTo(ExitCodes.FINE);
        assertThat(up.out()).contains("broker", "object-store", "table-store", "database", "stand-in");
        LakeState first = LakeState.up(data).orElseThrow();
        List<Checkpoint> noted = note(first);
        List<ProcessHandle> family = family(first);
        Answer second = millrace.run("up", "--services", "none");
        // when
        handle(first.supervisor()).destroyForcibly();
        // then
        assertThat(second.exit()).isEqualTo(ExitCodes.USAGE);
        assertThat(second.err()).contains("already", "./millrace down", "--data");
        assertThat(goneWithin(family, FEW_SECONDS)).as("processes left behind").isEmpty();
        assertThat(millrace.run("status").exit()).isEqualTo(ExitCodes.NO_LAKE);
        Answer again = millrace.run("up", "--detach", "--services=none");
        assertThat(again.exit()).as(again.err()).isEqualTo(ExitCodes.FINE);
        LakeState next = LakeState.up(data).orElseThrow();
        assertThat(read(next)).isEqualTo(noted);
        List<ProcessHandle> nextFamily = family(next);
        Answer down = millrace.run("down");
        assertThat(down.exit()).isEqualTo(ExitCodes.FINE);
        assertThat(nextFamily).noneMatch(MillraceProcess::isRunning);
        assertThat(Files.exists(data.resolve("lake.json"))).isFalse();
    }

    @Test
    void parts_stand_on_the_ports_asked_for_and_one_that_died_is_told_as_down() {
        // given
        int base = freeRange(LakePart.values().length);
        Answer up = millrace.run(
                Map.of("MILLRACE_PLATFORM_CLOCK_TOLERANCE", "15m"),
                "up",
                "--detach",
                "--services",
                "none",
                "--port-base",
                Integer.toString(base),
                "--environment",
                "prd");
        assertThat(up.exit()).as(up.err()).isEqualTo(ExitCodes.FINE);
        LakeState state = LakeState.up(data).orElseThrow();
        RunningProcess standIn = state.processes().stream()
                .filter(process -> process.name().equals("stand-in"))
                .findFirst()
                .orElseThrow();
        // when
        ProcessHandle killed = handle(standIn);
        killed.destroyForcibly();
        assertThat(goneWithin(List.of(killed), FEW_SECONDS)).isEmpty();
        Answer status = millrace.run("status");
        // then
        assertThat(state.variables())
                .containsEntry("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + base)
                .containsEntry("S3_ENDPOINT", "http://127.0.0.1:" + (base + 1))
                .containsEntry("MILLRACE_ENVIRONMENT", "prd")
                .containsEntry("MILLRACE_PLATFORM_CLOCK_TOLERANCE", "15m");
        assertThat(status.exit()).isEqualTo(ExitCodes.FINDINGS);
        assertThat(status.out()).containsPattern("stand-in +down").containsPattern("broker +up");
    }

    @Test
    void a_lake_stopped_while_it_starts_leaves_nothing_running() throws Exception {
        // given
        Process up = millrace.start("up", "--services", "none");
        LakeState starting = awaitStarting(up);
        List<ProcessHandle> family =
                Stream.concat(Stream.of(up.toHandle()), up.descendants()).toList();
        // when
        Answer down = millrace.run("down");
        // then
        assertThat(starting.ready()).isFalse();
        assertThat(down.exit()).as(down.err()).isEqualTo(ExitCodes.FINE);
        assertThat(family).noneMatch(MillraceProcess::isRunning);
        assertThat(up.descendants()).isEmpty();
        assertThat(Files.exists(data.resolve("lake.json"))).isFalse();
    }

    private LakeState awaitStarting(Process up) {
        long deadline = System.nanoTime() + FEW_SECONDS.toNanos();
        while (System.nanoTime() < deadline) {
            if (up.descendants().findAny().isPresent() && LakeState.read(data).isPresent()) {
                return LakeState.read(data).orElseThrow();
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        throw new AssertionError("nothing started within " + FEW_SECONDS);
    }

    private static int freeRange(int size) {
        int base = ThreadLocalRandom.current().nextInt(15_000, 19_000);
        try {
            for (int port = base; port < base + size; port++) {
                Ports.requireFree(port);
            }
            return base;
        } catch (PartException taken) {
            return freeRange(size);
        }
    }

    private static ProcessHandle handle(RunningProcess process) {
        return ProcessHandle.of(process.pid()).orElseThrow();
    }

    private static List<Checkpoint> note(LakeState state) {
        try (LakeConnection lake = LakeConnection.to(state.variables())) {
            lake.checkpoints().create("test/kept", Map.of("rows", "5000"));
        }
        return read(state);
    }

    private static List<Checkpoint> read(LakeState state) {
        try (LakeConnection lake = LakeConnection.to(state.variables())) {
            return lake.checkpoints().startingWith("test/");
        }
    }

    private static List<ProcessHandle> family(LakeState state) {
        List<ProcessHandle> family = new ArrayList<>();
        for (RunningProcess process : Stream.concat(Stream.of(state.supervisor()), state.processes().stream())
                .toList()) {
            family.add(handle(process));
            handle(process).descendants().forEach(family::add);
        }
        assertThat(family).hasSizeGreaterThan(state.processes().size());
        return family;
    }

    private static List<ProcessHandle> goneWithin(List<ProcessHandle> family, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        List<ProcessHandle> left = family;
        while (!left.isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            left = left.stream().filter(MillraceProcess::isRunning).toList();
        }
        return left;
    }
}
