package io.millrace.lake.standin.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.lake.standin.protocol.AwsRequest;
import io.millrace.lake.standin.protocol.Json;

import java.net.URI;
import java.net.URLDecoder;
import java.util.Optional;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Tells whether a call is of an operation, and makes its path and query the fields of a request. */
final class RestRoute {
    private final RestOperation operation;
    private final String[] template;

    RestRoute(RestOperation operation) {
        this.operation = operation;
        this.template = operation.path().split("/", -1);
    }

    RestOperation operation() {
        return operation;
    }

    Optional<AwsRequest> read(String method, URI uri) {
        String[] parts = uri.getRawPath().split("/", -1);
        if (!method.equals(operation.method()) || parts.length != template.length) {
            return Optional.empty();
        }
        ObjectNode fields = Json.object();
        for (int i = 0; i < parts.length; i++) {
            if (template[i].startsWith("{")) {
                fields.put(template[i].substring(1, template[i].length() - 1), decoded(parts[i]));
            } else if (!template[i].equals(parts[i])) {
                return Optional.empty();
            }
        }
        addQuery(fields, uri.getRawQuery());
        return Optional.of(new AwsRequest(operation.service(), operation.name(), fields));
    }

    private static void addQuery(ObjectNode fields, String query) {
        if (query == null) {
            return;
        }
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
    }
}
