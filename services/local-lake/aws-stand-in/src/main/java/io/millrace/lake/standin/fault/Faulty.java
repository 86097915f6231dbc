package io.millrace.lake.standin.fault;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.lake.standin.protocol.AwsRequest;
import io.millrace.lake.standin.protocol.Operation;

import java.util.Optional;

/** Performs an operation under the rules in force. */
public final class Faulty {
    private Faulty() {}

    /** The operation's answer, unless the rule hits before or after its effect. */
    public static ObjectNode perform(Operation operation, AwsRequest request, Optional<FaultRule> hit) {
        if (hit.isPresent() && hit.get().kind() == FaultKind.FAIL_WORK) {
            return operation.performFailing(request);
        }
        hit.filter(rule -> !rule.after()).ifPresent(rule -> fail(rule, request));
        ObjectNode answer = operation.perform(request);
        hit.filter(FaultRule::after).ifPresent(rule -> fail(rule, request));
        return answer;
    }

    private static void fail(FaultRule rule, AwsRequest request) {
        switch (rule.kind()) {
            case THROTTLE -> throw FaultErrors.throttled(request.service());
            case ACCESS_DENIED -> throw FaultErrors.accessDenied(request.service());
            case INTERNAL -> throw FaultErrors.internal(request.service());
            case DROP -> throw new DroppedConnectionException();
            case HANG -> hang(rule.millis());
            case FAIL_WORK -> throw new IllegalArgumentException("only work that a call begins can fail so");
        }
    }

    private static void hang(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DroppedConnectionException();
        }
    }
}
