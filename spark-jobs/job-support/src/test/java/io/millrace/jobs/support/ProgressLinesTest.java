package io.millrace.jobs.support;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class ProgressLinesTest {
    @Test
    void a_line_begins_with_progress_and_has_keys_with_values() {
        // given
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        // when
        new ProgressLines(new PrintStream(out, true, UTF_8)).say("phase", "write", "done", 3, "note", "two words");

        // then
        assertThat(out.toString(UTF_8).lines()).containsExactly("progress phase=write done=3 note=\"two words\"");
    }
}
