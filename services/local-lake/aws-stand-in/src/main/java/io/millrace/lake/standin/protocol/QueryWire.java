package io.millrace.lake.standin.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.Headers;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The AWS query protocol: a form with {@code Action=SendEmail}, answered in XML. */
public final class QueryWire implements Wire {
    private static final Pattern SIGNED_FOR = Pattern.compile("Credential=[^/]+/\\d+/[^/]+/([^/]+)/aws4_request");
    private static final Pattern NOT_IN_XML = Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]");

    @Override
    public boolean speaks(Headers headers) {
        String type = headers.getFirst("Content-Type");
        return type != null && type.startsWith("application/x-www-form-urlencoded");
    }

    @Override
    public AwsRequest read(Headers headers, byte[] body) {
        ObjectNode fields = Json.object();
        for (String pair : new String(body, StandardCharsets.UTF_8).split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return new AwsRequest(service(headers), fields.path("Action").asText(), fields);
    }

    private static String service(Headers headers) {
        String authorization = headers.getFirst("Authorization");
        Matcher signed = SIGNED_FOR.matcher(authorization == null ? "" : authorization);
        return signed.find() ? signed.group(1) : "unsigned";
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @Override
    public String contentType() {
        return "text/xml";
    }

    @Override
    public byte[] answer(AwsRequest request, ObjectNode members, String requestId) {
        String name = request.operation();
        StringBuilder xml = new StringBuilder();
        xml.append("<%sResponse><%sResult>".formatted(name, name));
        append(xml, members);
        xml.append("</%sResult><ResponseMetadata><RequestId>%s</RequestId></ResponseMetadata></%sResponse>"
                .formatted(name, requestId, name));
        return xml.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void append(StringBuilder xml, JsonNode node) {
        if (node.isObject()) {
            node.properties().forEach(member -> appendElement(xml, member.getKey(), member.getValue()));
        } else if (node.isArray()) {
            node.forEach(element -> appendElement(xml, "member", element));
        } else {
            xml.append(escape(node.asText()));
        }
    }

    private static void appendElement(StringBuilder xml, String name, JsonNode value) {
        xml.append('<').append(name).append('>');
        append(xml, value);
        xml.append("</").append(name).append('>');
    }

    private static String escape(String text) {
        String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return NOT_IN_XML.matcher(escaped).replaceAll("");
    }

    @Override
    public byte[] error(AwsException error, String requestId) {
        String type = error.status() < 500 ? "Sender" : "Receiver";
        return "<ErrorResponse><Error><Type>%s</Type><Code>%s</Code><Message>%s</Message></Error><RequestId>%s</RequestId></ErrorResponse>"
                .formatted(type, error.code(), escape(error.getMessage()), requestId)
                .getBytes(StandardCharsets.UTF_8);
    }
}
