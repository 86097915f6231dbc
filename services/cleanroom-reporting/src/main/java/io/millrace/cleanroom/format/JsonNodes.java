package io.millrace.cleanroom.format;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.cleanroom.domain.State;
import io.millrace.cleanroom.domain.room.Answer;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** How answers stand in JSON: what nobody knows is the text {@code unknown} with the error's code beside it. */
final class JsonNodes {
    static final ObjectMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private static final String UNKNOWN = "unknown";
    private static final String ERROR = "error";

    private JsonNodes() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ArrayNode texts(List<String> texts) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        texts.forEach(array::add);
        return array;
    }

    static void state(ObjectNode node, String member, State state) {
        if (state == State.UNKNOWN) {
            node.put(member, UNKNOWN);
        } else {
            node.put(member, state == State.YES);
        }
    }

    /** Says whether there is such a thing; if nobody knows, with the error's code. */
    static <T> void exists(ObjectNode node, Answer<Optional<T>> answer) {
        state(node, "exists", State.of(answer.map(Optional::isPresent)));
        if (!answer.known()) {
            node.put(ERROR, answer.fault().code());
        }
    }

    /** A member of what there is; null when there is none. */
    static <T> void text(ObjectNode node, String member, Answer<Optional<T>> answer, Function<T, String> text) {
        node.put(member, answer.known() ? answer.value().map(text).orElse(null) : UNKNOWN);
    }

    static <T> void number(ObjectNode node, String member, Answer<Optional<T>> answer, Function<T, Integer> number) {
        if (answer.known()) {
            node.put(member, answer.value().map(number).orElse(null));
        } else {
            node.put(member, UNKNOWN);
        }
    }

    static <T> void list(ObjectNode node, String member, Answer<Optional<T>> answer, Function<T, List<String>> texts) {
        if (answer.known()) {
            node.set(member, texts(answer.value().map(texts).orElse(List.of())));
        } else {
            node.put(member, UNKNOWN);
        }
    }

    static <T> void count(ObjectNode node, String member, Answer<List<T>> answer) {
        number(node, member, answer.map(Optional::of), List::size);
    }

    /** A list of things; if nobody knows it, the text and the error's code beside it. */
    static <T> void things(ObjectNode node, String member, Answer<List<T>> answer, Function<T, ObjectNode> thing) {
        if (answer.known()) {
            ArrayNode array = node.putArray(member);
            answer.value().forEach(one -> array.add(thing.apply(one)));
        } else {
            node.put(member, UNKNOWN).put(member + "_" + ERROR, answer.fault().code());
        }
    }
}
