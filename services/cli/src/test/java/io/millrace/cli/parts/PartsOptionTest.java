package io.millrace.cli.parts;

import io.millrace.lake.LakePart;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

import java.nio.file.Path;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PartsOptionTest {
    private static final Path NOT_BUILT = Path.of("/not/built");

    @Test
    void the_sql_engine_runs_unless_it_cannot_or_is_left_out() {
        // when
        Up up = parse();
        // then
        assertThat(up.parts.chosen(NOT_BUILT)).isEqualTo(LakePart.quick());
        assertThat(up.parts.notice(NOT_BUILT)).hasValueSatisfying(notice -> assertThat(notice)
                .contains(
                        "SQL engine (Trino) cannot run", "no bucketed and Entity Resolution tables", "all else works"));
        assertThat(parse("--without", "sql-engine").parts.notice(NOT_BUILT)).isEmpty();
    }

    @Test
    void parts_that_the_services_need_cannot_be_left_out() {
        // when
        Set<LakePart> chosen = parse("--without", "database,sql-engine").parts.chosen(NOT_BUILT);
        // then
        assertThat(chosen)
                .containsExactlyInAnyOrder(
                        LakePart.BROKER, LakePart.OBJECT_STORE, LakePart.TABLE_STORE, LakePart.STAND_IN);
        Up up = parse("--without", "broker");
        assertThatThrownBy(() -> up.parts.chosen(NOT_BUILT))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("broker")
                .hasMessageContaining("sql-engine");
    }

    private static Up parse(String... arguments) {
        Up up = new Up();
        new CommandLine(up).parseArgs(arguments);
        return up;
    }

    @Command
    private static final class Up {
        @Mixin
        private PartsOption parts;
    }
}
