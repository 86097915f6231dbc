package io.millrace.cli.spark;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class SparkProgramsTest {
    @Test
    void failure_shows_the_cause_however_deep_its_stack_was() {
        List<String> said = new ArrayList<>(List.of(
                "Exception in thread \"main\" java.io.UTFDataFormatException: encoded string too long: 157270 bytes"));
        for (int frame = 0; frame < 60; frame++) {
            said.add("\tat org.apache.spark.Deep.call(Deep.scala:" + frame + ")");
        }
        said.add("Caused by: java.io.IOException: disk full");
        said.add("\t... 12 more");

        String told =
                SparkPrograms.failed("Bench", "it ended with exit code 1", said).getMessage();

        assertThat(told.lines())
                .containsExactly(
                        "Bench failed: it ended with exit code 1. It said last:",
                        "Exception in thread \"main\" java.io.UTFDataFormatException: encoded string too long: 157270 bytes",
                        "Caused by: java.io.IOException: disk full");
    }
}
