package io.millrace.lake.standin.athena;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.lake.standin.protocol.AwsRequest;

import java.time.Duration;
import java.time.Instant;

/** How an execution stands. */
final class GetQueryExecution extends AthenaOperation {
    private static final double MILLIS = 1000.0;
    private static final int SYSTEM = 1;
    private static final int USER = 2;

    GetQueryExecution(Executions executions) {
        super(executions);
    }

    @Override
    public ObjectNode perform(AwsRequest request) {
        Execution execution = execution(request);
        Query query = execution.query();
        Execution.Status status = execution.status();
        ObjectNode answer = none();
        ObjectNode told = answer.putObject("QueryExecution")
                .put("QueryExecutionId", execution.id())
                .put("Query", query.text())
                .put("StatementType", query.type())
                .put("WorkGroup", query.workGroup() == null ? "primary" : query.workGroup());
        ObjectNode context = told.putObject("QueryExecutionContext");
        if (query.database() != null) {
            context.put("Database", query.database());
        }
        ObjectNode result = told.putObject("ResultConfiguration");
        if (query.output() != null) {
            result.put("OutputLocation", query.output() + execution.id() + ".csv");
        }
        told.set("Status", status(status));
        Instant end = status.completed() == null ? Instant.now() : status.completed();
        told.putObject("Statistics")
                .put("DataScannedInBytes", status.scannedBytes())
                .put(
                        "TotalExecutionTimeInMillis",
                        Duration.between(status.submitted(), end).toMillis());
        return answer;
    }

    private static ObjectNode status(Execution.Status status) {
        ObjectNode told =
                none().put("State", status.state().name()).put("SubmissionDateTime", epoch(status.submitted()));
        if (status.completed() != null) {
            told.put("CompletionDateTime", epoch(status.completed()));
        }
        if (status.reason() != null) {
            told.put("StateChangeReason", status.reason());
        }
        if (status.state() == Execution.State.FAILED) {
            boolean internal = status.reason().startsWith("GENERIC_INTERNAL_ERROR");
            told.putObject("AthenaError")
                    .put("ErrorCategory", internal ? SYSTEM : USER)
                    .put("Retryable", internal)
                    .put("ErrorMessage", status.reason());
        }
        return told;
    }

    private static double epoch(Instant instant) {
        return instant.toEpochMilli() / MILLIS;
    }
}
