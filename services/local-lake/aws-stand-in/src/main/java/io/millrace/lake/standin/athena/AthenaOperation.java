package io.millrace.lake.standin.athena;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.lake.standin.protocol.AwsException;
import io.millrace.lake.standin.protocol.AwsRequest;
import io.millrace.lake.standin.protocol.Json;
import io.millrace.lake.standin.protocol.Operation;

import java.util.List;

/** What the operations of Athena have in common. */
public abstract class AthenaOperation implements Operation {
    private final Executions executions;

    AthenaOperation(Executions executions) {
        this.executions = executions;
    }

    /** All operations that are answered. */
    public static List<Operation> all(Executions executions) {
        return List.of(
                new StartQueryExecution(executions),
                new GetQueryExecution(executions),
                new GetQueryResults(executions),
                new StopQueryExecution(executions));
    }

    @Override
    public String service() {
        return "athena";
    }

    Executions executions() {
        return executions;
    }

    Execution execution(AwsRequest request) {
        return executions.get(request.required("QueryExecutionId"));
    }

    static AwsException invalid(String message) {
        return AwsException.badRequest("InvalidRequestException", message);
    }

    static ObjectNode none() {
        return Json.object();
    }
}
