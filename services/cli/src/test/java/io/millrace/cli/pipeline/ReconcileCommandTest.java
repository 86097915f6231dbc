package io.millrace.cli.pipeline;

import io.millrace.cli.Millrace;
import io.millrace.cli.output.ExitCodes;
import io.millrace.platform.reconcile.ReconcileResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

class ReconcileCommandTest {
    private static final Path HOME = Path.of(System.getProperty("millrace.home"));
    private static final Path FLEET = HOME.resolve("examples/fleet/tables.yaml");
    private static final Path DOCUMENT = HOME.resolve("services/platform/src/test/resources/reconcile/result.json");

    private final StringWriter out = new StringWriter();

    @ParameterizedTest
    @CsvSource({
        "--table=lorries, 'tables with a stream in'",
        "--patience=0, --patience is 0",
        "--type-profile=loose, --type-profile",
        "'--stack-name=no good bucket', does not fit"
    })
    void wrong_use_ends_with_2_before_anything_starts(String option, String told) {
        // when
        int exit = execute("reconcile", FLEET.toString(), option);
        // then
        assertThat(exit).isEqualTo(ExitCodes.USAGE);
        assertThat(out.toString()).contains(told);
    }

    @Test
    void without_a_lake_it_ends_with_3() {
        // when
        int exit = execute("reconcile", FLEET.toString(), "--table", "vehicles,drivers", "--data", "no-such-folder");
        // then
        assertThat(exit).isEqualTo(ExitCodes.NO_LAKE);
    }

    @Test
    void each_table_stands_on_a_line_as_it_is_now_with_what_was_found_below() throws IOException {
        // given
        ReconcileResult result = ReconcileResult.parse(Files.readString(DOCUMENT));
        // when
        String text = new ReconcileText(result, Path.of("result.json")).toString();
        // then
        assertThat(text.lines())
                .containsExactly(
                        "TABLE     VERDICT                 SOURCE  LAKE  QUARANTINED  DEAD LETTERS  RANGES THAT DIFFER  LSN",
                        "vehicles  converged               50      48    1            1             0                   0/1A2B3C4D",
                        "drivers   converged after repair  3       3     0            0             0                   0/1A2B3C88",
                        "alerts    not compared",
                        "  vehicles: 2 keys changed in every look and were not judged",
                        "  vehicles: 4 rows stand with values that a replay corrected",
                        "  vehicles: column path was not compared: type polygon",
                        "  drivers: keys 17 to 400: 1 missing in the lake, 1 not in the source, 2 different,"
                                + " 1 with several current rows",
                        "  drivers: repaired 5 keys: 4 read again, 1 ended, 1 doubled taken away",
                        "  alerts: table alerts cannot be compared: its lake is behind",
                        "All of it: result.json");
    }

    private int execute(String... arguments) {
        return Millrace.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(out))
                .execute(arguments);
    }
}
