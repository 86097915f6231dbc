package io.millrace.lake.standin.glue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.lake.standin.protocol.AwsException;
import io.millrace.lake.standin.protocol.AwsRequest;
import io.millrace.lake.standin.protocol.Json;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** One page of a listing by name; the token carries the last name given out, so changes in between do no harm. */
record Page(List<ObjectNode> elements, boolean more) {
    private static final int LARGEST = 100;

    /**
     * Cuts the page that a request asks for.
     *
     * @param after lists the entities behind a name, in order
     */
    static Page of(AwsRequest request, Function<String, List<ObjectNode>> after, Predicate<String> wanted) {
        int size = size(request.field("MaxResults"));
        List<ObjectNode> found = after.apply(last(request.optional("NextToken"))).stream()
                .filter(entity -> wanted.test(entity.get("Name").textValue()))
                .limit(size + 1L)
                .toList();
        return new Page(found.subList(0, Math.min(size, found.size())), found.size() > size);
    }

    ObjectNode answer(String member) {
        ObjectNode answer = Json.object();
        answer.putArray(member).addAll(elements);
        if (more) {
            String last = elements.get(elements.size() - 1).get("Name").textValue();
            answer.put("NextToken", Base64.getUrlEncoder().encodeToString(last.getBytes(StandardCharsets.UTF_8)));
        }
        return answer;
    }

    private static int size(JsonNode given) {
        int size = given.isMissingNode() || given.isNull() ? LARGEST : given.asInt();
        if (size < 1 || size > LARGEST) {
            throw AwsException.badRequest(
                    "InvalidInputException", "MaxResults is %d: give 1 to %d".formatted(size, LARGEST));
        }
        return size;
    }

    private static String last(String token) {
        try {
            return token == null ? "" : new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw AwsException.badRequest("InvalidInputException", "NextToken is none that was given out");
        }
    }
}
