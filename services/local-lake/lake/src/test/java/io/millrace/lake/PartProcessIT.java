package io.millrace.lake;

import io.millrace.lake.home.LakeHome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/** What every part promises to whoever starts it. */
@Timeout(PartProcessIT.PATIENCE_SECONDS)
class PartProcessIT {
    static final long PATIENCE_SECONDS = 60;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void aTakenPortIsToldAndEndsThePartWithCode2(LakePart part) throws Exception {
        // given
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            // when
            Process process = start(part, taken.getLocalPort());

            // then
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(2);
            assertThat(process.inputReader().readLine()).isNull();
            assertThat(errors()).contains("port " + taken.getLocalPort() + " on 127.0.0.1 is taken");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"OBJECT_STORE", "TABLE_STORE", "DATABASE", "STAND_IN"})
    void aPartPrintsOneLineAndEndsWhenItsInputCloses(LakePart part) throws Exception {
        // given
        Process process = start(part, 0);
        String ready = process.inputReader().readLine();
        List<ProcessHandle> family = new ArrayList<>(process.descendants().toList());
        family.add(process.toHandle());

        // when
        process.getOutputStream().close();

        // then
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(ready).matches("READY \\d+");
        assertThat(process.inputReader().readLine()).isNull();
        assertThat(process.exitValue()).isZero();
        assertThat(family).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    void aLockThatAnotherProcessSeemsToHoldDoesNotKeepTheDatabaseFromStarting() throws Exception {
        // given
        Process first = start(LakePart.DATABASE, 0);
        assertThat(first.inputReader().readLine()).startsWith("READY");
        end(first);
        Path lock = folder.resolve("data/cluster/postmaster.pid");
        Files.writeString(lock, ProcessHandle.current().pid() + "\n");

        // when
        Process second = start(LakePart.DATABASE, 0);

        // then
        assertThat(second.inputReader().readLine()).startsWith("READY");
        assertThat(Files.readString(lock))
                .doesNotStartWith(ProcessHandle.current().pid() + "\n");
        end(second);
        assertThat(lock).doesNotExist();
    }

    @Test
    void aPasswordThatIsNotTheOneKeptIsRefused() throws Exception {
        // given
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(folder.resolve("data/password"), "kept");

        // when
        Process process = start(LakePart.DATABASE, 0, "--password", "other");

        // then
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(2);
        assertThat(errors())
                .contains("--password differs")
                .doesNotContain("kept\n")
                .doesNotContain("other");
    }

    private static void end(Process process) throws Exception {
        process.getOutputStream().close();
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    private Process start(LakePart part, int port, String... more) throws IOException {
        List<String> arguments = List.of(
                "--port",
                Integer.toString(port),
                "--data",
                folder.resolve("data").toString());
        List<String> all = new ArrayList<>(arguments);
        all.addAll(List.of(more));
        if (part == LakePart.DATABASE) {
            all.addAll(List.of("--binaries", binaries().toString()));
        }
        String jar = LakeHome.jar(LakeHome.find(), part).toString();
        return new ProcessBuilder(JavaCommand.of(part.heapMegabytes(), jar, part.mainClass(), all))
                .redirectError(Redirect.appendTo(folder.resolve("errors").toFile()))
                .start();
    }

    private static Path binaries() {
        return LakeHome.jar(LakeHome.find(), LakePart.DATABASE).resolveSibling("postgres");
    }

    private String errors() throws IOException {
        return Files.readString(folder.resolve("errors"));
    }
}
