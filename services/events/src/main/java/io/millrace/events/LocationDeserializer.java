package io.millrace.events;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;

/** Reads a URI and takes only one that says where it leads by itself: with a scheme. */
final class LocationDeserializer extends StdScalarDeserializer<URI> {
    private static final long serialVersionUID = 1L;

    LocationDeserializer() {
        super(URI.class);
    }

    @Override
    public URI deserialize(JsonParser json, DeserializationContext context) throws IOException {
        if (!json.hasToken(JsonToken.VALUE_STRING)) {
            return (URI) context.handleUnexpectedToken(URI.class, json);
        }
        String text = json.getText();
        try {
            URI location = new URI(text);
            if (location.isAbsolute()) {
                return location;
            }
        } catch (URISyntaxException e) {
            // told below, as what is relative
        }
        return (URI) context.handleWeirdStringValue(URI.class, text, "must be an absolute URI such as s3://bucket/key");
    }
}
