package io.millrace.lake.standin.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** One operation of one AWS service. */
public interface Operation {
    /** Signing name of the service. */
    String service();

    /** The operation's name, which is the class's. */
    default String name() {
        return getClass().getSimpleName();
    }

    /**
     * Does it and gives the members of the answer.
     *
     * @throws AwsException for every error that the service has a code for
     */
    ObjectNode perform(AwsRequest request);

    /**
     * Takes the call, answers as if all were well, and lets the work that it begins fail.
     *
     * @throws AwsException for an operation that begins no work and takes no batch
     */
    default ObjectNode performFailing(AwsRequest request) {
        throw AwsException.badRequest(
                "InvalidAction",
                "operation %s begins no work that could fail later: use another kind of fault".formatted(name()));
    }
}
