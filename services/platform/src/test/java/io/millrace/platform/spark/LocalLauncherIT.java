package io.millrace.platform.spark;

import io.millrace.platform.testing.AtOnce;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

class LocalLauncherIT {
    @TempDir
    private Path folder;

    private LocalRuns runs;
    private LocalLauncher launcher;

    @BeforeEach
    void open() throws Exception {
        runs = new LocalRuns(folder);
        launcher = new LocalLauncher(runs.runtime());
    }

    @AfterEach
    void nothing_is_left_running() {
        List<ProcessHandle> left = runs.left();
        left.forEach(ProcessHandle::destroyForcibly);
        left.forEach(process -> process.onExit().join());
        assertThat(left).isEmpty();
    }

    @Test
    void job_that_is_started_many_times_at_once_and_after_its_end_is_one_process() throws Exception {
        AtOnce.run(4, i -> () -> {
            launcher.start(runs.job("r", "0"));
            return i;
        });
        runs.ended("r");

        launcher.start(runs.job("r", "0"));

        assertThat(launcher.status("r")).isEqualTo(new SparkStatus.Succeeded());
        assertThat(runs.begun("r")).hasSize(1);
    }

    @Test
    void job_gets_arguments_settings_and_its_master_by_environment() {
        launcher.start(runs.job("r", "0"));
        runs.ended("r");

        assertThat(runs.log("r"))
                .contains("arguments [--end, 0]", "setting from the service", "master local[2] not set");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2"})
    void job_that_ends_badly_is_told_with_exit_code_and_the_end_of_its_log(String code) {
        launcher.start(runs.job("r", code));
        runs.ended("r");

        SparkStatus status = launcher.status("r");

        assertThat(status).asInstanceOf(type(SparkStatus.Failed.class)).satisfies(failed -> {
            assertThat(failed.reason()).isEqualTo("Exit code " + code);
            assertThat(failed.lastLines()).hasSize(30).startsWith("line 11").endsWith("line 40");
        });
    }

    @Test
    void end_is_known_to_a_launcher_that_did_not_start_the_job() throws Exception {
        launcher.start(runs.job("r", "0"));
        LocalLauncher other = new LocalLauncher(runs.runtime());

        LocalRuns.waitUntil(() -> !(other.status("r") instanceof SparkStatus.Running));

        assertThat(other.status("r")).isEqualTo(new SparkStatus.Succeeded());
    }

    @Test
    void working_job_tells_its_progress_and_is_not_started_by_another_launcher_of_a_living_service() throws Exception {
        launcher.start(runs.job("r", "never"));
        LocalRuns.waitUntil(() -> runs.log("r").contains("progress 1 of 2"));
        LocalLauncher other = new LocalLauncher(runs.runtime());

        other.start(runs.job("r", "never"));

        assertThat(other.status("r")).isEqualTo(new SparkStatus.Running(Optional.of("progress 1 of 2")));
        assertThat(runs.begun("r")).hasSize(1);
        launcher.cancel("r");
        runs.ended("r");
    }

    @Test
    void killed_process_is_a_failure_and_is_not_started_again() {
        launcher.start(runs.job("r", "never"));
        long pid = runs.run("r").process().orElseThrow().pid();

        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        runs.ended("r");
        launcher.start(runs.job("r", "never"));

        assertThat(launcher.status("r"))
                .isEqualTo(new SparkStatus.Failed("Exit code 137", runs.run("r").lastLines(30)));
    }

    @Test
    void cancelled_job_is_ended_and_stays_so() {
        launcher.start(runs.job("r", "never"));

        launcher.cancel("r");
        runs.ended("r");
        launcher.cancel("r");
        launcher.start(runs.job("r", "never"));

        assertThat(launcher.status("r")).isInstanceOf(SparkStatus.Failed.class);
        assertThat(runs.run("r").process().flatMap(RunFolder.Identity::alive)).isEmpty();
    }

    @Test
    void job_that_ended_with_its_service_is_lost_until_the_next_service_starts_it_again() throws Exception {
        runs.startedByServiceThatDied("r", "with-parent");
        runs.ended("r");
        SparkStatus before = launcher.status("r");

        launcher.start(runs.job("r", "0"));
        runs.ended("r");

        assertThat(before).isInstanceOfSatisfying(SparkStatus.Lost.class, lost -> assertThat(lost.lastLines())
                .startsWith("begun " + runs.begun("r").get(0))
                .endsWith("progress 1 of 2"));
        assertThat(launcher.status("r")).isEqualTo(new SparkStatus.Succeeded());
        assertThat(runs.begun("r")).hasSize(2);
    }

    @Test
    void job_that_outlives_its_service_is_ended_before_it_is_started_again() throws Exception {
        runs.startedByServiceThatDied("r", "never");
        ProcessHandle first =
                runs.run("r").process().flatMap(RunFolder.Identity::alive).orElseThrow();

        launcher.start(runs.job("r", "0"));

        assertThat(first.isAlive()).isFalse();
        runs.ended("r");
        assertThat(launcher.status("r")).isEqualTo(new SparkStatus.Succeeded());
    }

    @Test
    void run_that_was_never_started_is_lost_and_can_be_cancelled() {
        launcher.cancel("unknown");

        assertThat(launcher.status("unknown")).isInstanceOf(SparkStatus.Lost.class);
        assertThat(launcher.logs("unknown")).endsWith("runs/unknown/log");
    }
}
