package io.millrace.lake.standin.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A call as it arrived.
 *
 * @param service signing name, for example {@code glue}
 * @param operation for example {@code GetTables}
 * @param fields the JSON body, or for the query protocol its flat form fields ({@code Destination.ToAddresses.member.1})
 */
public record AwsRequest(String service, String operation, ObjectNode fields) {

    /** A field by name or by dotted path; a missing node when the request has none. */
    public JsonNode field(String path) {
        JsonNode flat = fields.get(path);
        return flat != null ? flat : fields.at("/" + path.replace('.', '/'));
    }

    /**
     * A text that the operation cannot do without.
     *
     * @throws AwsException as the service itself answers a missing member
     */
    public String required(String path) {
        JsonNode value = field(path);
        if (!value.isTextual() || value.textValue().isEmpty()) {
            throw AwsException.missingField(this, path);
        }
        return value.textValue();
    }

    /** A text, {@code null} when the request has none. */
    public String optional(String path) {
        return field(path).textValue();
    }
}
