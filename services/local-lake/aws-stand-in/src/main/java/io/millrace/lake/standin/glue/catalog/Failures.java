package io.millrace.lake.standin.glue.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.lake.standin.protocol.AwsException;
import io.millrace.lake.standin.protocol.Json;

/** The answer of a batch: what could not be done is told in it, all else is done. */
public final class Failures {
    private final ObjectNode answer = Json.object();
    private final ArrayNode errors = answer.putArray("Errors");
    private final String member;

    /** @param member under which each error names what it is about */
    public Failures(String member) {
        this.member = member;
    }

    /** Does one step of the batch. */
    public void attempt(JsonNode subject, Runnable step) {
        try {
            step.run();
        } catch (AwsException e) {
            ObjectNode error = errors.addObject();
            error.set(member, subject);
            error.putObject("ErrorDetail").put("ErrorCode", e.code()).put("ErrorMessage", e.getMessage());
        }
    }

    /** The members of the answer. */
    public ObjectNode answer() {
        return answer;
    }
}
