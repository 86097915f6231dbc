package io.millrace.capture.domain.values;

import com.fasterxml.jackson.core.JsonGenerator;
import io.millrace.config.envelope.TypeProfile;

import java.io.IOException;

/** Reads PostgreSQL's text of an array, for example <code>{1,NULL,"a \\"b\\""}</code>, and writes it as a JSON array. */
final class ArrayText {
    private final String text;
    private final Column column;
    private int at;

    ArrayText(Column column, String text) {
        this.column = column;
        this.text = text;
    }

    void write(JsonGenerator json, TypeProfile profile) throws IOException {
        at = Math.max(0, text.indexOf('{'));
        array(json, profile);
    }

    private void array(JsonGenerator json, TypeProfile profile) throws IOException {
        expect('{');
        json.writeStartArray();
        while (peek() != '}') {
            switch (peek()) {
                case '{' -> array(json, profile);
                case '"' -> element(json, quoted(), profile);
                default -> {
                    String token = token();
                    if (token.equals("NULL")) {
                        json.writeNull();
                    } else {
                        element(json, token, profile);
                    }
                }
            }
            if (peek() != '}') {
                expect(',');
            }
        }
        at++;
        json.writeEndArray();
    }

    private void element(JsonGenerator json, String element, TypeProfile profile) throws IOException {
        Column one = Column.of(column.name(), column.element(), column.sourceType());
        Object value =
                switch (column.element()) {
                    case INTEGER -> Long.valueOf(element);
                    case FLOAT -> Double.valueOf(element);
                    case BOOLEAN -> element.equals("t");
                    default -> element;
                };
        ValueWriter.write(json, one, value, profile);
    }

    private String token() {
        int start = at;
        while (peek() != ',' && peek() != '}') {
            at++;
        }
        return text.substring(start, at);
    }

    private String quoted() {
        StringBuilder result = new StringBuilder();
        at++;
        while (peek() != '"') {
            if (peek() == '\\') {
                at++;
            }
            result.append(peek());
            at++;
        }
        at++;
        return result.toString();
    }

    private char peek() {
        if (at >= text.length()) {
            throw new UnwritableValueException(column, "its text is no array");
        }
        return text.charAt(at);
    }

    private void expect(char wanted) {
        if (peek() != wanted) {
            throw new UnwritableValueException(column, "its text is no array");
        }
        at++;
    }
}
