package io.millrace.lake.standin.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.Headers;

import java.io.IOException;
import java.util.Locale;
import java.util.regex.Pattern;

/** AWS JSON 1.1: header {@code X-Amz-Target: AWSGlue.GetTables}, JSON both ways. */
public final class JsonWire implements Wire {
    private static final String TARGET = "X-Amz-Target";
    private static final Pattern MAKER = Pattern.compile("^(aws|amazon)");

    @Override
    public boolean speaks(Headers headers) {
        return headers.containsKey(TARGET);
    }

    @Override
    public AwsRequest read(Headers headers, byte[] body) {
        String target = headers.getFirst(TARGET);
        int dot = target.indexOf('.');
        String prefix = target.substring(0, Math.max(dot, 0)).toLowerCase(Locale.ROOT);
        String service = MAKER.matcher(prefix).replaceFirst("");
        return new AwsRequest(service, target.substring(dot + 1), parse(service, body));
    }

    private static ObjectNode parse(String service, byte[] body) {
        try {
            JsonNode tree = body.length == 0 ? Json.object() : Json.mapper().readTree(body);
            if (tree instanceof ObjectNode object) {
                return object;
            }
        } catch (IOException e) {
            throw AwsException.unreadable(service, e.getMessage());
        }
        throw AwsException.unreadable(service, "it is no JSON object");
    }

    @Override
    public String contentType() {
        return "application/x-amz-json-1.1";
    }

    @Override
    public byte[] answer(AwsRequest request, ObjectNode members, String requestId) {
        return Json.bytes(members);
    }

    @Override
    public byte[] error(AwsException error, String requestId) {
        return Json.bytes(Json.object().put("__type", error.code()).put("Message", error.getMessage()));
    }
}
