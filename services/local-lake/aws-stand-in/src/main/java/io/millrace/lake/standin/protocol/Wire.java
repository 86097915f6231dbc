package io.millrace.lake.standin.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.Headers;

/** How one family of AWS services writes calls and answers. */
public interface Wire {
    /** Whether a request with these headers speaks this protocol. */
    boolean speaks(Headers headers);

    /**
     * Reads a call.
     *
     * @throws AwsException when the body cannot be read
     */
    AwsRequest read(Headers headers, byte[] body);

    /** Value of the answer's Content-Type header. */
    String contentType();

    /** The body of an answer. */
    byte[] answer(AwsRequest request, ObjectNode members, String requestId);

    /** The body of an error answer. */
    byte[] error(AwsException error, String requestId);
}
