package io.millrace.bucketed.engine;

import io.millrace.bucketed.domain.FailedCheckException;
import io.millrace.platform.sql.SqlCost;
import io.millrace.platform.sql.SqlDialect;
import io.millrace.platform.sql.SqlDialect.NewTable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class PreflightTest {
    private static final Queries ATHENA =
            new Queries(new ScriptedEngine(SqlCost.NONE, SqlCost.NONE, SqlCost.NONE), "tag", Duration.ofSeconds(1));

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void a_statement_of_as_many_bytes_as_the_engine_takes_passes_and_of_one_more_does_not(int beyond) {
        // given
        int others = SqlDialect.ATHENA.createTableAs(table("")).getBytes(UTF_8).length;
        int room = SqlDialect.ATHENA.longestStatement().orElseThrow() - others + beyond;
        NewTable table = table("ä" + "x".repeat(room - 2));
        // when
        FailedCheckException failure = catchThrowableOfType(
                FailedCheckException.class, () -> new TableWriter(null, 100).preflight(ATHENA, table));
        // then
        if (beyond == 0) {
            assertThat(failure).isNull();
        } else {
            assertThat(failure.check()).isEqualTo("statement length");
            assertThat(failure).hasMessageContaining("262145 bytes").hasMessageContaining("takes 262144");
        }
    }

    private static NewTable table(String select) {
        return new NewTable("db", "t", "s3://b/t/", "id", 16, select);
    }
}
