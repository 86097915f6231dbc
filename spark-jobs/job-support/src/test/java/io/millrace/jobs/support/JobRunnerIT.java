package io.millrace.jobs.support;

import io.millrace.config.InvalidInputException;
import io.millrace.config.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import static org.assertj.core.api.Assertions.assertThat;

class JobRunnerIT {
    @TempDir
    private Path folder;

    private Path target;

    @BeforeEach
    void arguments() throws IOException {
        target = folder.resolve("v=1");
        arguments("3");
    }

    @Test
    void a_job_that_is_done_ends_with_0_and_its_result_is_written_last() throws IOException {
        // given
        Set<String> seen = new TreeSet<>();

        // when
        int code = run(there -> {
            there.writeText("data/rows", "3");
            seen.addAll(there.sizes().keySet());
        });

        // then
        assertThat(code).isZero();
        assertThat(seen).containsExactly("data/rows");
        assertThat(Files.readString(target.resolve("metadata/result.json"))).contains("\"count\" : 3");
        assertThat(target.resolve("metadata/failure.json")).doesNotExist();
    }

    @Test
    void a_job_that_breaks_ends_with_1_and_leaves_neither_document() {
        // when
        int code = run(there -> {
            there.writeText("data/rows", "half");
            throw new IOException("disk full");
        });

        // then
        assertThat(code).isEqualTo(1);
        assertThat(target.resolve("metadata")).doesNotExist();
    }

    @Test
    void a_fault_of_the_program_ends_with_1_too() {
        assertThat(run(there -> {
                    throw new IllegalStateException("never so");
                }))
                .isEqualTo(1);
    }

    @Test
    void a_refused_input_ends_with_2_and_the_failure_has_every_problem() throws IOException {
        // when
        int code = run(there -> {
            throw new InvalidInputException(
                    List.of(new Problem("column a", "gone", "Add it."), new Problem("column b", "twice", "Drop one.")));
        });

        // then
        assertThat(code).isEqualTo(2);
        assertThat(Files.readString(target.resolve("metadata/failure.json")))
                .contains("\"job\" : \"errand\"", "column a", "gone", "Add it.", "column b", "twice", "Drop one.");
        assertThat(target.resolve("metadata/result.json")).doesNotExist();
    }

    @Test
    void refused_arguments_end_with_2_before_the_job_runs() throws IOException {
        // given
        arguments("\"many\"");

        // when
        int code = run(there -> there.writeText("data/rows", "3"));

        // then
        assertThat(code).isEqualTo(2);
        assertThat(Files.readString(target.resolve("metadata/failure.json"))).contains("argument count");
        assertThat(target.resolve("data")).doesNotExist();
    }

    @Test
    void arguments_that_cannot_be_read_end_with_1_as_a_store_may_come_back() throws IOException {
        // given
        Files.delete(folder.resolve("arguments.json"));

        // when
        int code = run(there -> there.writeText("data/rows", "3"));

        // then
        assertThat(code).isEqualTo(1);
    }

    @Test
    void an_earlier_result_is_gone_before_a_run_again_clears_and_works() throws IOException {
        // given
        run(there -> there.writeText("data/old", "3"));
        Set<String> seen = new TreeSet<>();

        // when
        int code = run(there -> {
            seen.addAll(there.sizes().keySet());
            throw new IOException("disk full");
        });

        // then
        assertThat(code).isEqualTo(1);
        assertThat(seen).isEmpty();
        assertThat(target.resolve("metadata/result.json")).doesNotExist();
    }

    @Test
    void an_earlier_failure_is_gone_after_a_run_that_went_well() throws IOException {
        // given
        arguments("\"many\"");
        run(there -> {});
        arguments("3");

        // when
        run(there -> {});

        // then
        assertThat(target.resolve("metadata/failure.json")).doesNotExist();
        assertThat(target.resolve("metadata/result.json")).exists();
    }

    @Test
    void a_refusal_takes_an_earlier_result_away() throws IOException {
        // given
        run(there -> {});
        arguments("\"many\"");

        // when
        run(there -> {});

        // then
        assertThat(target.resolve("metadata/result.json")).doesNotExist();
    }

    private void arguments(String count) throws IOException {
        Files.writeString(
                folder.resolve("arguments.json"),
                "{\"target\": \"%s/\", \"count\": %s}".formatted(target.toUri(), count));
    }

    private int run(ErrandJob.Work work) {
        return JobRunner.run(
                new ErrandJob(work),
                Sessions.SPARK,
                "--arguments",
                folder.resolve("arguments.json").toUri().toString());
    }
}
