package io.millrace.lake;

import io.millrace.lake.testing.RequiresSqlEngine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.athena.model.GetQueryResultsResponse;
import software.amazon.awssdk.services.athena.model.QueryExecution;
import software.amazon.awssdk.services.athena.model.QueryExecutionState;
import software.amazon.awssdk.services.athena.model.Row;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

import static org.assertj.core.api.Assertions.assertThat;

/** Athena's calls, answered by running the statements on the lake's engine. */
@RequiresSqlEngine
@Timeout(120)
class AthenaOnEngineIT {
    private static AthenaClient athena;

    @BeforeAll
    static void an_engine() {
        athena = new LakeClients(TestLake.with(LakePart.SQL_ENGINE).endpoints()).athena();
    }

    @AfterAll
    static void close() {
        athena.close();
    }

    @Test
    void a_query_gives_typed_rows_in_pages_behind_the_names_of_its_columns() {
        // given
        QueryExecution ended = ended(
                "select x id, if(x = 2, null, 'n' || cast(x as varchar)) name, cast(x as decimal(5,2)) price from unnest(sequence(1, 5)) t(x)");

        // when
        List<GetQueryResultsResponse> pages =
                athena
                        .getQueryResultsPaginator(get ->
                                get.queryExecutionId(ended.queryExecutionId()).maxResults(4))
                        .stream()
                        .toList();

        // then
        assertThat(ended.status().state()).isEqualTo(QueryExecutionState.SUCCEEDED);
        assertThat(pages).hasSize(2);
        assertThat(pages.get(0).resultSet().resultSetMetadata().columnInfo())
                .extracting(column -> column.name() + " " + column.type())
                .containsExactly("id bigint", "name varchar", "price decimal");
        List<Row> rows =
                pages.stream().flatMap(page -> page.resultSet().rows().stream()).toList();
        assertThat(rows).hasSize(6);
        assertThat(rows.get(0).data().get(2).varCharValue()).isEqualTo("price");
        assertThat(rows.get(2).data().get(1).varCharValue()).isNull();
        assertThat(rows.get(5).data()).extracting(datum -> datum.varCharValue()).containsExactly("5", "n5", "5.00");
    }

    @Test
    void a_wrong_statement_fails_with_the_engines_reason() {
        // when
        QueryExecution ended = ended("select missing from information_schema.tables");

        // then
        assertThat(ended.status().state()).isEqualTo(QueryExecutionState.FAILED);
        assertThat(ended.status().stateChangeReason()).contains("missing");
        assertThat(ended.status().athenaError().retryable()).isFalse();
    }

    @Test
    void cancelled_executions_end_on_the_engine_too_whether_it_has_the_statement_already_or_not() {
        // given
        List<Duration> moments =
                List.of(Duration.ZERO, Duration.ofMillis(5), Duration.ofMillis(20), Duration.ofMillis(200));

        // when
        List<QueryExecutionState> states =
                moments.stream().map(AthenaOnEngineIT::cancelledAfter).toList();

        // then
        assertThat(states).containsOnly(QueryExecutionState.CANCELLED);
        awaitNone(
                "select count(*) n from system.runtime.queries where state not in ('FINISHED', 'FAILED') and query like '%10000%' and query not like '%runtime%'");
    }

    private static QueryExecutionState cancelledAfter(Duration moment) {
        String id = start(
                "select count(*) from unnest(sequence(1, 10000)) a(x), unnest(sequence(1, 10000)) b(y), unnest(sequence(1, 10000)) c(z)");
        LockSupport.parkNanos(moment.toNanos());
        athena.stopQueryExecution(stop -> stop.queryExecutionId(id));
        return execution(id).status().state();
    }

    private static void awaitNone(String running) {
        String left;
        do {
            QueryExecution looked = ended(running);
            assertThat(looked.status().state()).isEqualTo(QueryExecutionState.SUCCEEDED);
            left = athena.getQueryResults(get -> get.queryExecutionId(looked.queryExecutionId()))
                    .resultSet()
                    .rows()
                    .get(1)
                    .data()
                    .get(0)
                    .varCharValue();
        } while (!left.equals("0"));
    }

    private static String start(String sql) {
        return athena.startQueryExecution(start -> start.queryString(sql)).queryExecutionId();
    }

    private static QueryExecution ended(String sql) {
        String id = start(sql);
        QueryExecution execution = execution(id);
        while (execution.status().state() == QueryExecutionState.QUEUED
                || execution.status().state() == QueryExecutionState.RUNNING) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            execution = execution(id);
        }
        return execution;
    }

    private static QueryExecution execution(String id) {
        return athena.getQueryExecution(get -> get.queryExecutionId(id)).queryExecution();
    }
}
