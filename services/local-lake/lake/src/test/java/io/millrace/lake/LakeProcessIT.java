package io.millrace.lake;

import com.sun.net.httpserver.HttpServer;
import io.millrace.lake.part.EndWithInput;
import io.millrace.lake.readiness.LogTail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LakeProcessIT {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(500);

    @TempDir
    private Path folder;

    @Test
    void aReadyLineTellsThePortAndOtherOutputIsLogged() {
        // given
        LakeProcessSpec spec =
                shell("echo starting; echo $GREETING >&2; echo READY 4711; cat", new Readiness.ReadyLine(LONG));

        // when
        try (LakeProcess process = LakeProcess.start(spec)) {
            // then
            assertThat(process.port()).isEqualTo(4711);
            assertThat(process.isAlive()).isTrue();
            assertThat(process.exitCode()).isEmpty();
            assertThat(process.logTail()).containsExactlyInAnyOrder("starting", "hello");
        }
    }

    @Test
    void aProcessThatEndsEarlyIsToldWithItsCodeAndLog() {
        // given
        LakeProcessSpec spec = shell("echo no such file >&2; exit 7", new Readiness.ReadyLine(LONG));

        // when / then
        assertThatThrownBy(() -> LakeProcess.start(spec))
                .isInstanceOf(LakeException.class)
                .hasMessageContaining("worker ended with code 7")
                .hasMessageContaining("worker.log")
                .hasMessageContaining("no such file");
    }

    @Test
    void aProcessThatIsNotReadyInTimeIsKilled() {
        // given
        LakeProcessSpec spec = shell("echo $$ >&2; exec cat", new Readiness.ReadyLine(SHORT));

        // when / then
        assertThatThrownBy(() -> LakeProcess.start(spec))
                .isInstanceOf(LakeException.class)
                .hasMessageContaining("was not ready within");
        long pid = Long.parseLong(LogTail.of(spec.log(), 1).get(0));
        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
    }

    @Test
    void anAddressThatAnswers200TellsThatTheProcessIsReady() throws IOException {
        // given
        AtomicInteger asked = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
        server.createContext("/ready", exchange -> {
            exchange.sendResponseHeaders(asked.incrementAndGet() < 3 ? 503 : 200, -1);
            exchange.close();
        });
        server.start();
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/ready");

        // when
        try (LakeProcess process = LakeProcess.start(shell("echo up; cat", new Readiness.HttpOk(address, LONG)))) {
            // then
            assertThat(asked).hasValue(3);
            assertThat(process.logTail()).containsExactly("up");
            assertThatThrownBy(process::port).isInstanceOf(LakeException.class).hasMessageContaining("tells no port");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void anAddressThatNeverAnswersIsAFailure() {
        // given
        URI nobody = URI.create("http://127.0.0.1:1/");

        // when / then
        assertThatThrownBy(() -> LakeProcess.start(shell("cat", new Readiness.HttpOk(nobody, SHORT))))
                .hasMessageContaining("was not ready within");
        assertThatThrownBy(() -> LakeProcess.start(shell("exit 3", new Readiness.HttpOk(nobody, LONG))))
                .hasMessageContaining("ended with code 3");
    }

    @Test
    void aProcessThatIgnoresTheSignalIsKilledAfterTheGraceTime() {
        // given
        LakeProcess process = LakeProcess.start(
                shell("trap '' TERM; echo READY 1; while read line; do :; done", new Readiness.ReadyLine(LONG)));

        // when
        process.stop();

        // then
        assertThat(process.exitCode()).hasValue(128 + 9);
    }

    @Test
    void aProcessIsRestartedWithTheSameCommand() {
        // given
        try (LakeProcess process = LakeProcess.start(shell("echo READY $$; exec cat", new Readiness.ReadyLine(LONG)))) {
            long first = process.pid();

            // when
            process.restart();

            // then
            assertThat(process.isAlive()).isTrue();
            assertThat(process.pid()).isNotEqualTo(first);
            assertThat((long) process.port()).isEqualTo(process.pid());
        }
    }

    @Test
    void anUnknownProgramIsToldAtOnce() {
        // given
        LakeProcessSpec spec = new LakeProcessSpec(
                "worker",
                List.of("/no/such/program"),
                Map.of(),
                folder.resolve("worker.log"),
                new Readiness.ReadyLine(LONG),
                SHORT);

        // when / then
        assertThatThrownBy(() -> LakeProcess.start(spec))
                .isInstanceOf(LakeException.class)
                .hasMessageContaining("worker");
    }

    @Test
    void anyMainClassCanBeMadeToEndWithItsParent() throws Exception {
        // given
        List<String> command = JavaCommand.endingWithParent(
                64, System.getProperty("java.class.path"), LakeSleeper.class.getName(), List.of("-Dgreeting=hello"));
        Process process = new ProcessBuilder(command).start();
        String greeting = process.inputReader().readLine();

        // when
        process.getOutputStream().close();

        // then
        assertThat(greeting).isEqualTo("hello");
        assertThat(process.waitFor(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(command).contains(EndWithInput.class.getName());
    }

    private LakeProcessSpec shell(String script, Readiness readiness) {
        return new LakeProcessSpec(
                "worker",
                List.of("/bin/sh", "-c", script),
                Map.of("GREETING", "hello"),
                folder.resolve("worker.log"),
                readiness,
                SHORT);
    }
}
