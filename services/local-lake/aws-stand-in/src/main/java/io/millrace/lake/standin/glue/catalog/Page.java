package io.millrace.lake.standin.glue.catalog;

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
import java.util.function.UnaryOperator;

/**
 * One page of a listing in the order of a key; the token carries the last key given out, so changes in between do no harm.
 *
 * @param elements what is on it
 * @param next token of the page behind it, {@code null} for the last one
 */
public record Page(List<ObjectNode> elements, String next) {
    private static final int LARGEST_OF_NAMES = 100;
    private static final int LARGEST_OF_PARTITIONS = 1000;

    /**
     * Cuts the page of a listing by name that a request asks for.
     *
     * @param after lists the entities behind a name, in order
     */
    public static Page of(AwsRequest request, Function<String, List<ObjectNode>> after, Predicate<String> wanted) {
        return cut(request, LARGEST_OF_NAMES, after, entity -> wanted.test(name(entity)), Page::name);
    }

    /**
     * Cuts the page of a listing of partitions that a request asks for.
     *
     * @param after lists the partitions behind a {@link PartitionValues#key}, in order
     */
    public static Page ofPartitions(
            AwsRequest request, Function<String, List<ObjectNode>> after, Predicate<ObjectNode> wanted) {
        return cut(request, LARGEST_OF_PARTITIONS, after, wanted, partition -> PartitionValues.in(partition)
                .key());
    }

    private static Page cut(
            AwsRequest request,
            int largest,
            Function<String, List<ObjectNode>> after,
            Predicate<ObjectNode> wanted,
            Function<ObjectNode, String> key) {
        int size = size(request.field("MaxResults"), largest);
        List<ObjectNode> found = after.apply(last(request.optional("NextToken"))).stream()
                .filter(wanted)
                .limit(size + 1L)
                .toList();
        if (found.size() <= size) {
            return new Page(found, null);
        }
        String last = key.apply(found.get(size - 1));
        return new Page(
                found.subList(0, size), Base64.getUrlEncoder().encodeToString(last.getBytes(StandardCharsets.UTF_8)));
    }

    /** The page with each element turned into another form. */
    public Page mapped(UnaryOperator<ObjectNode> form) {
        return new Page(elements.stream().map(form).toList(), next);
    }

    /** The page as the members of an answer. */
    public ObjectNode answer(String member) {
        ObjectNode answer = Json.object();
        answer.putArray(member).addAll(elements);
        if (next != null) {
            answer.put("NextToken", next);
        }
        return answer;
    }

    private static String name(ObjectNode entity) {
        return entity.get("Name").textValue();
    }

    private static int size(JsonNode given, int largest) {
        int size = given.isMissingNode() || given.isNull() ? largest : given.asInt();
        if (size < 1 || size > largest) {
            throw AwsException.badRequest(
                    "InvalidInputException", "MaxResults is %d: give 1 to %d".formatted(size, largest));
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
