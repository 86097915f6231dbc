package io.millrace.cli.process;

import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class EndingsIT {

    @Test
    void a_process_ends_with_all_that_it_started() throws Exception {
        // given
        Process parent = new ProcessBuilder("bash", "-c", "sleep 600 & echo started; wait").start();
        assertThat(parent.inputReader().readLine()).isEqualTo("started");
        List<ProcessHandle> family = parent.descendants().toList();
        assertThat(family).isNotEmpty();
        // when
        Endings.end(List.of(RunningProcess.of("parent", parent.pid(), "")));
        // then
        assertThat(parent.waitFor()).isNotZero();
        assertThat(family).noneMatch(Endings::isAlive);
    }

    @Test
    void an_ended_process_that_nobody_has_collected_does_not_run() throws Exception {
        // given: a shell whose child ends and is never waited for, since the shell has become a sleeper
        Process parent = new ProcessBuilder("bash", "-c", "sleep 0.05 & echo $!; exec sleep 600").start();
        try {
            long child = Long.parseLong(parent.inputReader().readLine());
            ProcessHandle handle = ProcessHandle.of(child).orElseThrow();
            // when
            long deadline = System.nanoTime() + 10_000_000_000L;
            while (Endings.isAlive(handle) && System.nanoTime() < deadline) {
                Thread.onSpinWait();
            }
            // then
            assertThat(Endings.isAlive(handle)).isFalse();
        } finally {
            parent.destroyForcibly();
        }
    }
}
