package io.millrace.lake.standin.athena;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.lake.standin.protocol.AwsRequest;

/** Cancels an execution; one that has ended stays as it is. */
final class StopQueryExecution extends AthenaOperation {
    StopQueryExecution(Executions executions) {
        super(executions);
    }

    @Override
    public ObjectNode perform(AwsRequest request) {
        execution(request).cancel();
        return none();
    }
}
