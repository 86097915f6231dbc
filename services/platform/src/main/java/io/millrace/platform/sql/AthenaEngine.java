package io.millrace.platform.sql;

import io.millrace.events.EventIds;
import io.millrace.platform.sql.SqlFailureException.Kind;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.athena.model.AthenaError;
import software.amazon.awssdk.services.athena.model.InvalidRequestException;
import software.amazon.awssdk.services.athena.model.QueryExecution;
import software.amazon.awssdk.services.athena.model.QueryExecutionState;
import software.amazon.awssdk.services.athena.model.StatementType;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Athena by its API. A statement's request token comes of its tag and text, so a start whose answer was lost is never a
 * second execution.
 */
public final class AthenaEngine implements SqlEngine {
    private static final Set<QueryExecutionState> ENDED =
            Set.of(QueryExecutionState.SUCCEEDED, QueryExecutionState.FAILED, QueryExecutionState.CANCELLED);

    private static final String HARMLESS = "SELECT 1";

    private final AthenaClient athena;
    private final AthenaSettings settings;

    /** Statements of the settings' work group. */
    public AthenaEngine(AthenaClient athena, AthenaSettings settings) {
        this.athena = athena;
        this.settings = settings;
    }

    @Override
    public SqlDialect dialect() {
        return SqlDialect.ATHENA;
    }

    @Override
    public SqlResult execute(SqlStatement statement) {
        Wait wait = new Wait(statement);
        String[] queryId = {null};
        try {
            queryId[0] = start(statement.text(), token(statement), wait);
            QueryExecution ended = untilEnded(queryId[0], wait);
            if (ended.status().state() != QueryExecutionState.SUCCEEDED) {
                throw failure(ended, statement);
            }
            List<SqlRow> rows = ended.statementType() == StatementType.DML
                    ? wait.overBusy(() -> AthenaResults.all(athena, ended.queryExecutionId()))
                    : List.of();
            return new SqlResult(ended.queryExecutionId(), rows, cost(ended));
        } catch (InterruptedException | AbortedException e) {
            Thread.interrupted();
            cancel(queryId[0]);
            throw new SqlInterruptedException(statement.tag(), e);
        } catch (SqlFailureException e) {
            if (e.kind() == Kind.TIME_UP) {
                cancel(queryId[0]);
            }
            throw e;
        }
    }

    @Override
    public void stop(SqlStatement earlier) {
        Wait wait = new Wait(earlier);
        try {
            Optional<String> begun = begun(earlier, wait);
            if (begun.isPresent()) {
                wait.overBusy(() -> athena.stopQueryExecution(request -> request.queryExecutionId(begun.get())));
                untilEnded(begun.get(), wait);
            }
        } catch (InterruptedException | AbortedException e) {
            throw new SqlInterruptedException(earlier.tag(), e);
        }
    }

    /**
     * The execution of a statement, which is never begun by this: a harmless one is given its token. Where that is taken
     * as new, the statement was not begun, and can never be any more; a token that is refused has an execution.
     */
    private Optional<String> begun(SqlStatement earlier, Wait wait) throws InterruptedException {
        try {
            start(HARMLESS, token(earlier), wait);
            return Optional.empty();
        } catch (InvalidRequestException taken) {
            return Optional.of(start(earlier.text(), token(earlier), wait));
        }
    }

    private static String token(SqlStatement statement) {
        return EventIds.derived(statement.tag(), statement.text());
    }

    private String start(String text, String token, Wait wait) throws InterruptedException {
        return wait.overBusy(() -> athena.startQueryExecution(request -> {
                    request.queryString(text)
                            .clientRequestToken(token)
                            .workGroup(settings.workGroup())
                            .queryExecutionContext(context ->
                                    context.catalog(settings.catalog()).database(settings.database()));
                    if (settings.output() != null) {
                        request.resultConfiguration(result -> result.outputLocation(settings.output()));
                    }
                })
                .queryExecutionId());
    }

    private QueryExecution untilEnded(String queryId, Wait wait) throws InterruptedException {
        while (true) {
            QueryExecution execution = wait.overBusy(
                            () -> athena.getQueryExecution(request -> request.queryExecutionId(queryId)))
                    .queryExecution();
            if (ENDED.contains(execution.status().state())) {
                return execution;
            }
            wait.pause(
                    queryId,
                    "its time was up while Athena said " + execution.status().stateAsString());
        }
    }

    private void cancel(String queryId) {
        if (queryId != null) {
            athena.stopQueryExecution(request -> request.queryExecutionId(queryId));
        }
    }

    private static SqlFailureException failure(QueryExecution ended, SqlStatement statement) {
        AthenaError error = ended.status().athenaError();
        Kind kind = ended.status().state() == QueryExecutionState.CANCELLED
                ? Kind.CANCELLED
                : error != null && Boolean.TRUE.equals(error.retryable()) ? Kind.ENGINE : Kind.STATEMENT;
        String reason = ended.status().stateChangeReason();
        return new SqlFailureException(
                kind,
                ended.queryExecutionId(),
                statement.tag(),
                reason == null ? "Athena gave no reason" : reason,
                null);
    }

    private static SqlCost cost(QueryExecution ended) {
        Long bytes = ended.statistics() == null ? null : ended.statistics().dataScannedInBytes();
        return new SqlCost(bytes == null ? 0 : bytes, OptionalLong.empty());
    }

    /** Waits with a delay that doubles, no longer than the statement's time. */
    private final class Wait {
        private final SqlStatement statement;
        private final long end;
        private long delay = settings.firstPoll().toMillis();

        Wait(SqlStatement statement) {
            this.statement = statement;
            this.end = System.nanoTime() + statement.timeout().toNanos();
        }

        <T> T overBusy(Supplier<T> call) throws InterruptedException {
            while (true) {
                try {
                    return call.get();
                } catch (AbortedException e) {
                    throw e;
                } catch (SdkException e) {
                    if (!AthenaResults.mayPass(e)) {
                        throw e;
                    }
                    pause("not known", "Athena was busy or out of reach until its time was up: " + e.getMessage());
                }
            }
        }

        void pause(String queryId, String whenTimeIsUp) throws InterruptedException {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                throw new SqlFailureException(Kind.TIME_UP, queryId, statement.tag(), whenTimeIsUp, null);
            }
            TimeUnit.MILLISECONDS.sleep(Math.min(delay, left));
            delay = Math.min(delay * 2, settings.longestPoll().toMillis());
        }
    }
}
