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

class PlanCommandTest {
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
    void changes_stand_under_their_table_with_what_they_mean() throws IOException {
        // given
        Path changed = changed("{min: 0, max: 350}", "{min: 0, max: 400}");
        // when
        int exit = millrace.execute("plan", FLEET.toString(), changed.toString());
        // then
        assertThat(exit).isEqualTo(ExitCodes.FINE);
        assertThat(out.toString().lines())
                .containsExactly(
                        "vehicle_telemetry",
                        "  ~ rule tel_003",
                        "      params.max: 350 → 400",
                        "      rows that come are judged the new way; rows in quarantine wait for a replay",
                        "",
                        "1 change.");
    }

    @Test
    void a_change_that_holds_a_table_ends_with_1() throws IOException {
        // given
        Path changed = changed("{name: year, type: integer}", "{name: year, type: long}");
        // when
        int exit = millrace.execute("plan", FLEET.toString(), changed.toString());
        // then
        assertThat(exit).isEqualTo(ExitCodes.FINDINGS);
        assertThat(out.toString()).contains("type: integer → long", "1 would hold a table until a person decides");
    }

    @Test
    void no_change_is_said() {
        // when
        int exit = millrace.execute("plan", FLEET.toString(), FLEET.toString());
        // then
        assertThat(exit).isEqualTo(ExitCodes.FINE);
        assertThat(out.toString()).contains("Nothing changes.");
    }

    @Test
    void programs_get_one_document() throws IOException {
        // given
        Path changed = changed("threshold: 0.95", "threshold: 0.9");
        // when
        millrace.execute("plan", "--output", "json", FLEET.toString(), changed.toString());
        // then
        assertThat(out.toString()).startsWith("[ {").contains("\"effect\" : \"FROM_NOW_ON\"", "\"after\" : \"0.9\"");
    }

    @Test
    void a_file_with_problems_is_refused_with_all_of_them() throws IOException {
        // given
        Path wrong = changed("threshold: 0.95", "threshold: 95");
        // when
        int exit = millrace.execute("plan", FLEET.toString(), wrong.toString());
        // then
        assertThat(exit).isEqualTo(ExitCodes.FINDINGS);
        assertThat(out.toString()).contains("completeness is a share, from 0 to 1");
    }

    private Path changed(String from, String to) throws IOException {
        Path changed = folder.resolve("changed.yaml");
        Files.writeString(changed, Files.readString(FLEET).replace(from, to));
        return changed;
    }
}
