package io.millrace.lake.standin.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.lake.standin.protocol.AwsRequest;
import io.millrace.lake.standin.protocol.Operation;

import java.util.function.Function;

/**
 * An operation of a service that speaks REST.
 *
 * @param service signing name
 * @param name the operation's
 * @param method HTTP method
 * @param path template such as {@code /memberships/{membershipIdentifier}}; what stands in braces becomes a field
 * @param answer gives the members of the answer
 */
public record RestOperation(
        String service, String name, String method, String path, Function<AwsRequest, ObjectNode> answer)
        implements Operation {

    /** An operation that only reads. */
    public static RestOperation get(String service, String name, String path, Function<AwsRequest, ObjectNode> answer) {
        return new RestOperation(service, name, "GET", path, answer);
    }

    @Override
    public ObjectNode perform(AwsRequest request) {
        return answer.apply(request);
    }

    /** The first part of the path: {@code /memberships}. */
    public String root() {
        int end = path.indexOf('/', 1);
        return end < 0 ? path : path.substring(0, end);
    }
}
