package io.millrace.platform.sql;

import io.millrace.lake.LakeEndpoints;
import io.millrace.lake.LakePart;
import io.millrace.lake.TestLake;
import io.millrace.lake.standin.control.StandInControl;
import io.millrace.lake.standin.fault.FaultKind;
import io.millrace.lake.standin.fault.FaultRule;
import io.millrace.lake.testing.RequiresSqlEngine;
import io.millrace.platform.aws.AwsClients;
import io.millrace.platform.sql.SqlFailureException.Kind;
import io.millrace.platform.testing.LakeClients;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.athena.model.InvalidRequestException;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Athena's API as the lake answers it, with Trino behind. */
@RequiresSqlEngine
class AthenaEngineIT {
    private static final String ENDLESS = "SELECT count(*) FROM unnest(sequence(1, 10000)) AS a(x),"
            + " unnest(sequence(1, 10000)) AS b(y), unnest(sequence(1, 10000)) AS c(z) WHERE x * y * z = 7";

    private final LakeEndpoints lake =
            TestLake.with(LakePart.STAND_IN, LakePart.SQL_ENGINE).endpoints();
    private final StandInControl control = new StandInControl(lake.athena());
    private final AwsClients clients = LakeClients.with(
            LakeClients.settings(LakePart.STAND_IN, LakePart.SQL_ENGINE).impatient(2, Duration.ofSeconds(5)));
    private final AthenaEngine engine = new AthenaEngine(
            clients.athena(),
            new AthenaSettings(
                    "primary", "AwsDataCatalog", "default", null, Duration.ofMillis(20), Duration.ofMillis(100)));

    @AfterEach
    void close() {
        control.clearFaults();
        clients.close();
    }

    @Test
    void values_come_typed_and_the_row_of_names_is_no_row() {
        // when
        SqlResult result = engine.execute(statement(
                "SELECT true AS a, 8 AS b, 1.50 AS c, double '0.5' AS d, 'o''neil' AS e, CAST(NULL AS bigint) AS f"));
        // then
        assertThat(result.only().values())
                .isEqualTo(Arrays.asList(true, 8L, new BigDecimal("1.50"), 0.5, "o'neil", null));
    }

    @Test
    void rows_of_all_pages_come() {
        // when
        SqlResult result = engine.execute(statement("SELECT n FROM unnest(sequence(1, 2345)) AS t(n) ORDER BY n"));
        // then
        assertThat(result.rows())
                .extracting(row -> row.number(0))
                .isEqualTo(LongStream.rangeClosed(1, 2345).boxed().toList());
    }

    @Test
    void a_statement_at_fault_fails_with_athenas_reason() {
        // when
        SqlFailureException failure =
                catchThrowableOfType(SqlFailureException.class, () -> engine.execute(statement("SELECT nonsense")));
        // then
        assertThat(failure.kind()).isEqualTo(Kind.STATEMENT);
        assertThat(failure.reason()).contains("nonsense");
    }

    @Test
    void a_failure_that_athena_calls_passing_is_one_of_the_engine() {
        // given
        control.addFault(FaultRule.of(FaultKind.FAIL_WORK, "athena", "StartQueryExecution")
                .times(1));
        // when
        SqlFailureException failure =
                catchThrowableOfType(SqlFailureException.class, () -> engine.execute(statement("SELECT 1")));
        // then
        assertThat(failure.kind()).isEqualTo(Kind.ENGINE);
    }

    @Test
    void throttling_is_waited_for_whichever_call_it_hits() {
        // given
        for (String operation : List.of("StartQueryExecution", "GetQueryExecution", "GetQueryResults")) {
            control.addFault(
                    FaultRule.of(FaultKind.THROTTLE, "athena", operation).times(5));
        }
        // when
        SqlResult result = engine.execute(statement("SELECT 7"));
        // then
        assertThat(result.only().number(0)).isEqualTo(7);
    }

    @Test
    void a_start_whose_answer_was_lost_begins_no_second_execution() {
        // given
        String mark = UUID.randomUUID().toString();
        control.addFault(FaultRule.of(FaultKind.DROP, "athena", "StartQueryExecution")
                .times(1)
                .afterEffect());
        // when
        SqlResult result = engine.execute(statement("SELECT '" + mark + "'"));
        // then
        assertThat(result.only().text(0)).isEqualTo(mark);
        assertThat(engine.execute(statement(
                                "SELECT count(*) FROM system.runtime.queries WHERE query = 'SELECT ''" + mark + "'''"))
                        .only()
                        .number(0))
                .isEqualTo(1);
    }

    @Test
    void a_statement_whose_time_is_up_is_cancelled() {
        // given
        SqlStatement endless = new SqlStatement(ENDLESS, UUID.randomUUID().toString(), Duration.ofMillis(500));
        // when
        SqlFailureException failure = catchThrowableOfType(SqlFailureException.class, () -> engine.execute(endless));
        // then
        assertThat(failure.kind()).isEqualTo(Kind.TIME_UP);
        assertThat(control.calls("athena", "StopQueryExecution")).isPositive();
    }

    @Test
    void interrupting_the_waiting_thread_cancels_the_statement() throws Exception {
        // given
        SqlStatement statement = statement(ENDLESS);
        control.clearCalls();
        CompletableFuture<Throwable> end = new CompletableFuture<>();
        Thread waiting = new Thread(() -> end.complete(catchThrowable(() -> engine.execute(statement))));
        waiting.start();
        while (control.calls("athena", "GetQueryExecution") < 2) {
            Thread.onSpinWait();
        }
        // when
        waiting.interrupt();
        // then
        assertThat(end.get(30, TimeUnit.SECONDS)).isInstanceOf(SqlInterruptedException.class);
        assertThat(control.calls("athena", "StopQueryExecution")).isEqualTo(1);
    }

    @Test
    void what_an_earlier_process_began_under_a_tag_is_stopped() throws Exception {
        // given
        SqlStatement endless = statement(ENDLESS);
        CompletableFuture<Throwable> end = new CompletableFuture<>();
        control.clearCalls();
        Thread dead = new Thread(() -> end.complete(catchThrowable(() -> engine.execute(endless))));
        dead.start();
        while (control.calls("athena", "GetQueryExecution") < 2) {
            Thread.onSpinWait();
        }
        // when
        engine.stop(endless);
        // then
        assertThat(end.get(30, TimeUnit.SECONDS))
                .isInstanceOfSatisfying(SqlFailureException.class, failure -> assertThat(failure.kind())
                        .isEqualTo(Kind.CANCELLED));
    }

    @Test
    void stopping_what_no_process_began_begins_it_neither_now_nor_later() {
        // given
        String mark = UUID.randomUUID().toString();
        SqlStatement never = statement("SELECT '" + mark + "'");
        // when
        engine.stop(never);
        // then
        assertThat(catchThrowable(() -> engine.execute(never))).isInstanceOf(InvalidRequestException.class);
        assertThat(engine.execute(statement(
                                "SELECT count(*) FROM system.runtime.queries WHERE query = 'SELECT ''" + mark + "'''"))
                        .only()
                        .number(0))
                .isZero();
    }

    private static SqlStatement statement(String text) {
        return new SqlStatement(text, UUID.randomUUID().toString(), Duration.ofSeconds(60));
    }
}
