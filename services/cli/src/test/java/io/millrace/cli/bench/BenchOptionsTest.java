package io.millrace.cli.bench;

import io.millrace.cli.Millrace;
import io.millrace.cli.output.ExitCodes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.PrintWriter;
import java.io.StringWriter;

import static org.assertj.core.api.Assertions.assertThat;

class BenchOptionsTest {

    @ParameterizedTest
    @CsvSource({
        "streaming --rows 1000 --batch 2000, --batch must be from 10 to --rows",
        "streaming --seconds 0, --seconds and --trigger must be 1 or more",
        "streaming --only speed, Invalid value for option '--only'",
        "capture --rows 10, --rows and --changes must come to 1000 or more"
    })
    void sizes_that_say_nothing_are_refused_before_anything_starts(String words, String why) {
        // given
        StringWriter said = new StringWriter();

        // when
        int exit = Millrace.commandLine()
                .setOut(new PrintWriter(said))
                .setErr(new PrintWriter(said))
                .execute(("bench " + words).split(" "));

        // then
        assertThat(exit).isEqualTo(ExitCodes.USAGE);
        assertThat(said.toString()).contains(why);
    }
}
