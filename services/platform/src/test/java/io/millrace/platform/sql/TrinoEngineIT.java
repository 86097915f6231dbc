package io.millrace.platform.sql;

import io.millrace.lake.LakePart;
import io.millrace.lake.TestLake;
import io.millrace.lake.testing.RequiresSqlEngine;
import io.millrace.platform.sql.SqlFailureException.Kind;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@RequiresSqlEngine
class TrinoEngineIT {
    private static final String ENDLESS = "SELECT count(*) FROM unnest(sequence(1, 10000)) AS a(x),"
            + " unnest(sequence(1, 10000)) AS b(y), unnest(sequence(1, 10000)) AS c(z) WHERE x * y * z = 7";

    private final TrinoEngine engine = engine(url());

    @Test
    void values_come_typed_and_a_text_of_any_characters_comes_back_as_it_was() {
        // given
        String text = "o'neil \"é\" 🦆 ; -- \\";
        // when
        SqlRow row = engine.execute(statement("SELECT true, tinyint '7', 8, bigint '9', 1.50, double '0.5', "
                        + engine.dialect().literal(text) + ", CAST(NULL AS varchar), X'0aff', DATE '2025-10-22'"))
                .only();
        // then
        assertThat(row.values())
                .isEqualTo(
                        Arrays.asList(true, 7L, 8L, 9L, new BigDecimal("1.50"), 0.5, text, null, "0aff", "2025-10-22"));
    }

    @Test
    void a_statement_at_fault_fails_with_the_engines_reason() {
        // when
        SqlFailureException failure =
                catchThrowableOfType(SqlFailureException.class, () -> engine.execute(statement("SELECT nonsense")));
        // then
        assertThat(failure.kind()).isEqualTo(Kind.STATEMENT);
        assertThat(failure.reason()).contains("Column 'nonsense' cannot be resolved");
    }

    @Test
    void a_statement_whose_time_is_up_is_cancelled() {
        // when
        SqlFailureException failure = catchThrowableOfType(
                SqlFailureException.class,
                () -> engine.execute(new SqlStatement(ENDLESS, "endless", Duration.ofSeconds(1))));
        // then
        assertThat(failure.kind()).isEqualTo(Kind.TIME_UP);
    }

    @Test
    void an_engine_out_of_reach_is_no_fault_of_the_statement() {
        // when
        SqlFailureException failure =
                catchThrowableOfType(SqlFailureException.class, () -> engine("jdbc:trino://127.0.0.1:1/hive")
                        .execute(statement("SELECT 1")));
        // then
        assertThat(failure.kind()).isEqualTo(Kind.ENGINE);
    }

    @Test
    void interrupting_the_waiting_thread_cancels_the_statement_at_the_engine() throws Exception {
        // given
        SqlStatement endless = new SqlStatement(ENDLESS, UUID.randomUUID().toString(), Duration.ofMinutes(1));
        CompletableFuture<Throwable> end = new CompletableFuture<>();
        Thread waiting = new Thread(
                () -> end.complete(org.assertj.core.api.Assertions.catchThrowable(() -> engine.execute(endless))));
        waiting.start();
        untilRunning(endless);
        // when
        waiting.interrupt();
        // then
        assertThat(end.get(30, TimeUnit.SECONDS)).isInstanceOf(SqlInterruptedException.class);
        assertThat(untilEnded(endless)).isEqualTo("FAILED");
    }

    @Test
    void what_an_earlier_process_began_under_a_tag_is_stopped() throws Exception {
        // given
        SqlStatement endless = new SqlStatement(ENDLESS, UUID.randomUUID().toString(), Duration.ofMinutes(1));
        CompletableFuture<Throwable> end = new CompletableFuture<>();
        Thread dead = new Thread(
                () -> end.complete(org.assertj.core.api.Assertions.catchThrowable(() -> engine.execute(endless))));
        dead.start();
        untilRunning(endless);
        // when
        engine(url()).stop(endless);
        // then
        assertThat(untilEnded(endless)).isEqualTo("FAILED");
        assertThat(end.get(30, TimeUnit.SECONDS)).isInstanceOf(SqlFailureException.class);
    }

    private void untilRunning(SqlStatement statement) {
        while (!states(statement).contains("RUNNING")) {
            Thread.onSpinWait();
        }
    }

    private String untilEnded(SqlStatement statement) {
        while (true) {
            List<String> states = states(statement);
            if (states.contains("FAILED") || states.contains("FINISHED")) {
                return states.get(0);
            }
        }
    }

    private List<String> states(SqlStatement statement) {
        return engine
                .execute(statement("SELECT state FROM system.runtime.queries WHERE source = "
                        + engine.dialect().literal(statement.tag())))
                .rows()
                .stream()
                .map(row -> row.text(0))
                .toList();
    }

    private static SqlStatement statement(String text) {
        return new SqlStatement(text, "test", Duration.ofSeconds(60));
    }

    private static TrinoEngine engine(String url) {
        return new TrinoEngine(new TrinoSettings(url, "test", null, Map.of()));
    }

    private static String url() {
        return TestLake.with(LakePart.SQL_ENGINE).endpoints().asEnvironment().get("TRINO_URL");
    }
}
