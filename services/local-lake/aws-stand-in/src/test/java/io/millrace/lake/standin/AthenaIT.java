package io.millrace.lake.standin;

import io.millrace.lake.standin.fault.FaultKind;
import io.millrace.lake.standin.fault.FaultRule;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.athena.model.AthenaException;
import software.amazon.awssdk.services.athena.model.InvalidRequestException;
import software.amazon.awssdk.services.athena.model.QueryExecution;
import software.amazon.awssdk.services.athena.model.QueryExecutionState;
import software.amazon.awssdk.services.athena.model.TooManyRequestsException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Athena's calls without a SQL engine; with one they are specified in the lake's own tests. */
class AthenaIT {
    private static final String TOKEN = "0123456789abcdef0123456789abcdef";

    private final AwsStandIn standIn = AwsStandIn.start(null, 0);
    private final AthenaClient athena = StandInClients.athena(standIn.endpoint());

    @AfterEach
    void close() {
        athena.close();
        standIn.close();
    }

    @Test
    void withoutAnEngineAnExecutionFailsAndSaysSo() {
        // when
        QueryExecution execution = execution(start("select 1", TOKEN));

        // then
        assertThat(execution.status().state()).isEqualTo(QueryExecutionState.FAILED);
        assertThat(execution.status().stateChangeReason()).contains("sql-engine");
        assertThat(execution.query()).isEqualTo("select 1");
        assertThat(execution.queryExecutionContext().database()).isEqualTo("sales");
        assertThat(execution.status().completionDateTime()).isNotNull();
        assertThatThrownBy(() -> athena.getQueryResults(get -> get.queryExecutionId(execution.queryExecutionId())))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("FAILED");
    }

    @Test
    void theSameTokenGivesTheSameExecutionAndOnlyForTheSameStatement() {
        // given
        String first = start("select 1", TOKEN);

        // when
        String again = start("select 1", TOKEN);

        // then
        assertThat(again).isEqualTo(first);
        assertThatThrownBy(() -> start("select 2", TOKEN))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("Idempotent");
        assertThatThrownBy(() -> start("select 1", "short")).isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void anExecutionThatAFaultRuleHitsFailsThoughItsStartIsAnswered() {
        // given
        standIn.faults()
                .add(FaultRule.of(FaultKind.FAIL_WORK, "athena", "StartQueryExecution")
                        .times(1));

        // when
        QueryExecution execution = execution(start("select 1", TOKEN));

        // then
        assertThat(execution.status().state()).isEqualTo(QueryExecutionState.FAILED);
        assertThat(execution.status().stateChangeReason()).contains("fault rule");
        assertThat(execution.status().athenaError().retryable()).isTrue();
    }

    @Test
    void faultsHaveAthenasOwnNames() {
        // given
        standIn.faults()
                .add(FaultRule.of(FaultKind.THROTTLE, "athena", "StartQueryExecution")
                        .times(1));
        standIn.faults()
                .add(FaultRule.of(FaultKind.FAIL_WORK, "athena", "GetQueryExecution")
                        .times(1));

        // when / then
        assertThatThrownBy(() -> start("select 1", TOKEN)).isInstanceOf(TooManyRequestsException.class);
        assertThatThrownBy(() -> execution("x"))
                .isInstanceOf(AthenaException.class)
                .hasMessageContaining("begins no work");
        assertThatThrownBy(() -> execution("missing"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("missing");
    }

    private String start(String sql, String token) {
        return athena.startQueryExecution(start -> start.queryString(sql)
                        .clientRequestToken(token)
                        .queryExecutionContext(context -> context.database("sales")))
                .queryExecutionId();
    }

    private QueryExecution execution(String id) {
        return athena.getQueryExecution(get -> get.queryExecutionId(id)).queryExecution();
    }
}
