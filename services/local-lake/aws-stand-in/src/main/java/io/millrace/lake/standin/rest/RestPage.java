package io.millrace.lake.standin.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.lake.standin.protocol.AwsException;
import io.millrace.lake.standin.protocol.AwsRequest;
import io.millrace.lake.standin.protocol.Json;

import java.util.List;

/** One page of a listing; the token tells how many elements went before. */
public final class RestPage {
    private static final int LARGEST = 100;

    private RestPage() {}

    /**
     * Cuts the page that a request asks for.
     *
     * @param member name of the list in the answer
     * @param largest elements of a page at most, if the request does not want fewer
     */
    public static ObjectNode of(AwsRequest request, String member, List<? extends JsonNode> all, int largest) {
        int size = Math.min(number(request, "maxResults", largest, 1, LARGEST), largest);
        int from = number(request, "nextToken", 0, 0, all.size());
        int to = Math.min(from + size, all.size());
        ObjectNode answer = Json.object();
        answer.putArray(member).addAll(all.subList(from, to));
        if (to < all.size()) {
            answer.put("nextToken", Integer.toString(to));
        }
        return answer;
    }

    private static int number(AwsRequest request, String field, int otherwise, int least, int most) {
        String text = request.optional(field);
        try {
            int number = text == null ? otherwise : Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw AwsException.badRequest("ValidationException", "%s is %s, no number".formatted(field, text));
        }
        throw AwsException.badRequest(
                "ValidationException", "%s is %s: give %d to %d".formatted(field, text, least, most));
    }
}
