package io.millrace.cli.pipeline;

import io.millrace.cli.Millrace;
import io.millrace.cli.output.ExitCodes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

class ValidateCommandTest {
    private static final Path FLEET = Path.of(System.getProperty("millrace.home"), "examples", "fleet", "tables.yaml");

    private final StringWriter out = new StringWriter();
    private CommandLine millrace;

    @TempDir
    private Path folder;

    @BeforeEach
    void catch_what_is_printed() {
        millrace = Millrace.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(out));
    }

    @Test
    void a_right_file_is_told_with_what_it_has() {
        // when
        int exit = millrace.execute("validate", FLEET.toString());
        // then
        assertThat(exit).isEqualTo(ExitCodes.FINE);
        assertThat(out.toString())
                .contains("tables.yaml is right: 5 tables, 57 columns, 9 rules, 5 transforms, 4 checks");
    }

    @Test
    void every_problem_of_every_file_is_told_with_place_and_mend() throws IOException {
        // given
        Path wrong = wrong();
        // when
        int exit = millrace.execute("validate", wrong.toString(), FLEET.toString());
        // then
        assertThat(exit).isEqualTo(ExitCodes.FINDINGS);
        assertThat(out.toString())
                .contains("%s:9:3".formatted(wrong), "  there is no key 'triger_interval' here.")
                .contains("  Did you mean 'trigger_interval'?", "(rule tel_003 of table vehicle_telemetry)")
                .contains("wrong.yaml has 2 problems.", "tables.yaml is right");
    }

    @Test
    void programs_get_one_document() throws IOException {
        // given
        Path wrong = wrong();
        // when
        int exit = millrace.execute("validate", "--output", "json", wrong.toString());
        // then
        assertThat(exit).isEqualTo(ExitCodes.FINDINGS);
        assertThat(out.toString())
                .startsWith("[ {")
                .contains("\"valid\" : false", "\"why\" : \"there is no key 'triger_interval' here\"");
    }

    @Test
    void placeholders_are_filled_from_options() throws IOException {
        // given
        Path file = folder.resolve("stack.yaml");
        Files.writeString(file, Files.readString(FLEET));
        // when
        millrace.execute("validate", "--stack-name", "no good bucket", file.toString());
        // then
        assertThat(out.toString()).contains("the text '${STACK_NAME}-delta-${AWS_ACCOUNT_ID}' does not fit");
    }

    private Path wrong() throws IOException {
        Path wrong = folder.resolve("wrong.yaml");
        Files.writeString(
                wrong,
                Files.readString(FLEET)
                        .replace("trigger_interval", "triger_interval")
                        .replace("{min: 0, max: 350}", "{min: 400, max: 350}"));
        return wrong;
    }
}
