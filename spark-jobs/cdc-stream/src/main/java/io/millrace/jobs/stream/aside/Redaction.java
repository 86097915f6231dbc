package io.millrace.jobs.stream.aside;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.spark.sql.api.java.UDF1;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * A raw message as text, without the values of masked columns. Of a table that has such columns, a message that is no JSON
 * is withheld: nobody can say where in it they stand; it can be read in Kafka, at its position.
 */
final class Redaction implements UDF1<byte[], String> {
    private static final long serialVersionUID = 1L;
    private static final String HIDDEN = "****";
    private static final String WITHHELD = "withheld: no JSON, of a table with masked columns";
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final Set<String> masked;

    Redaction(Set<String> masked) {
        this.masked = Set.copyOf(masked);
    }

    @Override
    public String call(byte[] raw) {
        if (raw == null) {
            return null;
        }
        String text = new String(raw, StandardCharsets.UTF_8);
        if (masked.isEmpty()) {
            return text;
        }
        try {
            JsonNode message = JSON.readTree(text);
            hide(message);
            return message.toString();
        } catch (JsonProcessingException noJson) {
            return WITHHELD;
        }
    }

    private void hide(JsonNode node) {
        if (node instanceof ObjectNode object) {
            masked.stream().filter(object::hasNonNull).forEach(name -> object.put(name, HIDDEN));
        }
        node.forEach(this::hide);
    }
}
