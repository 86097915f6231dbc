package io.millrace.lake.standin.athena;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.lake.standin.protocol.AwsRequest;

/** Takes a statement and runs it in the background; the same request token gives the same execution. */
final class StartQueryExecution extends AthenaOperation {
    private static final int SHORTEST_TOKEN = 32;
    private static final int LONGEST_TOKEN = 128;

    StartQueryExecution(Executions executions) {
        super(executions);
    }

    @Override
    public ObjectNode perform(AwsRequest request) {
        return answer(executions().start(query(request), token(request)));
    }

    @Override
    public ObjectNode performFailing(AwsRequest request) {
        return answer(executions().startFailing(query(request), token(request)));
    }

    private static ObjectNode answer(Execution execution) {
        return none().put("QueryExecutionId", execution.id());
    }

    private static Query query(AwsRequest request) {
        return new Query(
                request.required("QueryString"),
                request.optional("QueryExecutionContext.Database"),
                request.optional("WorkGroup"),
                request.optional("ResultConfiguration.OutputLocation"));
    }

    private static String token(AwsRequest request) {
        String token = request.optional("ClientRequestToken");
        if (token != null && (token.length() < SHORTEST_TOKEN || token.length() > LONGEST_TOKEN)) {
            throw invalid("ClientRequestToken has %d characters: give %d to %d"
                    .formatted(token.length(), SHORTEST_TOKEN, LONGEST_TOKEN));
        }
        return token;
    }
}
