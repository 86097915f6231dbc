package io.millrace.cli.output;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ProgressTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Progress progress = Progress.plain(new PrintStream(bytes, true, UTF_8));

    @Test
    void elsewhere_than_on_a_terminal_there_are_plain_lines_without_control_characters() {
        // when
        progress.doing("starting the broker");
        progress.done("the broker is ready");
        // then
        assertThat(bytes.toString(UTF_8).lines())
                .hasSize(2)
                .allMatch(line -> line.matches(" +\\d+\\.\\d s  .*"))
                .noneMatch(line -> line.contains("\u001b") || line.contains("\r"));
    }

    @Test
    void a_step_gives_its_result_and_tells_its_duration() throws Exception {
        // when
        int result = progress.step("counting", () -> 42);
        // then
        assertThat(result).isEqualTo(42);
        assertThat(bytes.toString(UTF_8)).containsPattern("counting  \\(\\d+\\.\\d s\\)");
    }

    @Test
    void a_failed_step_is_not_told_as_done() {
        // when
        assertThatThrownBy(() -> progress.step("counting", () -> {
                    throw new IllegalStateException("no numbers left");
                }))
                .hasMessage("no numbers left");
        // then
        assertThat(bytes.toString(UTF_8).lines()).hasSize(1);
    }
}
