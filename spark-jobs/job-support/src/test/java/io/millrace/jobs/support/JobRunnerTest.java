package io.millrace.jobs.support;

import io.millrace.jobs.support.JobRunner.CommandLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class JobRunnerTest {

    @Test
    void job_is_told_the_address_of_its_arguments() {
        assertThat(CommandLine.parse("--arguments", "s3://b/a.json")).contains(new CommandLine("s3://b/a.json", false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--JOB_NAME split --JOB_ID j_1 --JOB_RUN_ID jr_1 --arguments s3://b/a.json --TempDir s3://b/tmp/",
                "--arguments s3://b/a.json --millrace-run-id r-1 --class Main --conf spark.a=1 --conf spark.b=2",
                "--enable-metrics --arguments s3://b/a.json --job-bookmark-option job-bookmark-disable",
                "--arguments s3://b/a.json --enable-observability-metrics"
            })
    void what_glue_adds_is_ignored_wherever_it_stands_with_or_without_value(String line) {
        assertThat(CommandLine.parse(line.split(" ", -1))).contains(new CommandLine("s3://b/a.json", true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "s3://b/a.json",
                "--arguments",
                "--arguments --JOB_NAME split",
                "--JOB_NAME split",
                "--argument s3://b/a.json",
                "--arguments s3://b/a.json more",
                "--arguments s3://b/a.json --arguments s3://b/b.json",
                "--arguments s3://b/a.json --job_name split",
                "--arguments s3://b/a.json --JOB_NAME split more",
                "--arguments s3://b/a.json --enable-something"
            })
    void anything_else_is_refused(String line) {
        assertThat(CommandLine.parse(line.split(" ", -1))).isEmpty();
    }

    @Test
    void good_end_on_glue_is_the_end_of_the_main_method() {
        assertThatCode(() -> JobRunner.end("split-and-bucket", JobRunner.DONE, true))
                .doesNotThrowAnyException();
    }

    @Test
    void bad_end_on_glue_is_an_exception_that_says_where_to_look() {
        assertThatIllegalStateException()
                .isThrownBy(() -> JobRunner.end("split-and-bucket", JobRunner.REFUSED, true))
                .withMessageContaining("split-and-bucket ended with code 2")
                .withMessageContaining("metadata/failure.json");
    }
}
