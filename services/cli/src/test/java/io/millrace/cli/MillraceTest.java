package io.millrace.cli;

import io.millrace.cli.output.ExitCodes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

class MillraceTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private CommandLine millrace;

    @BeforeEach
    void catch_what_is_printed() {
        millrace = Millrace.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    }

    static Stream<String> everyCommand() {
        return names("", Millrace.commandLine());
    }

    private static Stream<String> names(String above, CommandLine command) {
        return command.getSubcommands().entrySet().stream().flatMap(sub -> {
            String name = (above + " " + sub.getKey()).trim();
            return Stream.concat(Stream.of(name), names(name, sub.getValue()));
        });
    }

    @ParameterizedTest
    @MethodSource("everyCommand")
    void every_command_has_a_help_with_an_example(String command) {
        // given
        String[] arguments = (command + " --help").split(" ", -1);
        // when
        int exit = millrace.execute(arguments);
        // then
        assertThat(exit).isEqualTo(ExitCodes.FINE);
        assertThat(out.toString()).contains("Usage: millrace " + command.split(" ", -1)[0], "Example:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "fly",
                "up --port-base high",
                "up --services broker",
                "status --output xml",
                "runs show",
                "runs list --state lost",
                "runs",
                "deletions approve",
                "snapshots",
                "snapshots rebase",
                "snapshots rebase 20260131120000 --from-nothing",
                "mail --last many",
                "bucket",
                "bucket --dataset infobase_attributes --snapshot-dt 2025-02-30",
                "demo sailing",
                "demo bucketing --ids 3",
                "demo --keep bucketing",
                "demo bucketing --tables 28",
                "validate",
                "validate no-such-file.yaml",
                "plan one.yaml",
                "reconcile",
                "reconcile no-such-file.yaml",
                "quarantine",
                "quarantine list",
                "quarantine list no-such-file.yaml",
                "quarantine show tables.yaml --since soon",
                "quarantine show tables.yaml --most few",
                "quarantine replay no-such-file.yaml --dry-run",
                "bench",
                "bench bucketing --rows 3"
            })
    void wrong_use_ends_with_2_and_says_what_is_wrong(String line) {
        // given
        String[] arguments = line.isEmpty() ? new String[0] : line.split(" ", -1);
        // when
        int exit = millrace.execute(arguments);
        // then
        assertThat(exit).isEqualTo(ExitCodes.USAGE);
        assertThat(err.toString()).isNotBlank().doesNotContain("\tat ");
    }

    @Test
    void an_unknown_service_is_answered_with_those_that_there_are() {
        // when
        millrace.execute("up", "--services", "mapping-validator");
        // then
        assertThat(err.toString()).contains("mapping-validator", "mapping-validation", "event-gateway");
    }

    @Test
    void an_unknown_demo_is_answered_with_all_that_there_are() {
        // when
        millrace.execute("demo", "warehouse");
        // then
        assertThat(err.toString())
                .contains("There is no demo named warehouse; there are: mapping, bucketing, streaming");
    }

    @Test
    void the_exit_codes_stand_in_the_help() {
        // when
        millrace.execute("--help");
        // then
        assertThat(out.toString()).contains("Exit codes:", "3   The lake is not up");
    }
}
