package io.millrace.config.mappings;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads JSON into maps, lists, texts, {@link BigDecimal}s and booleans; strict, a key may stand once only. */
final class JsonText {
    private static final int DEEPEST = 64;

    private final String text;
    private int at;
    private int depth;

    private JsonText(String text) {
        this.text = text;
    }

    /** @throws MalformedJsonException with line and column of the first fault */
    static Object parse(String text) {
        JsonText json = new JsonText(text);
        Object value = json.value();
        json.skipBlanks();
        if (json.at < text.length()) {
            throw json.fault("there is more after the end of the document");
        }
        return value;
    }

    private Object value() {
        if (++depth > DEEPEST) {
            throw fault("it is nested too deep");
        }
        skipBlanks();
        Object value =
                switch (peek()) {
                    case '{' -> object();
                    case '[' -> array();
                    case '"' -> string();
                    case 't' -> literal("true", true);
                    case 'f' -> literal("false", false);
                    case 'n' -> literal("null", null);
                    default -> number();
                };
        depth--;
        return value;
    }

    private Map<String, Object> object() {
        Map<String, Object> fields = new LinkedHashMap<>();
        at++;
        skipBlanks();
        if (take('}')) {
            return fields;
        }
        do {
            skipBlanks();
            if (peek() != '"') {
                throw fault("a key in double quotes is expected");
            }
            String key = string();
            skipBlanks();
            expect(':');
            if (fields.containsKey(key)) {
                throw fault("the key \"" + key + "\" stands twice in one object");
            }
            fields.put(key, value());
            skipBlanks();
        } while (take(','));
        expect('}');
        return fields;
    }

    private List<Object> array() {
        List<Object> items = new ArrayList<>();
        at++;
        skipBlanks();
        if (take(']')) {
            return items;
        }
        do {
            items.add(value());
            skipBlanks();
        } while (take(','));
        expect(']');
        return items;
    }

    private String string() {
        StringBuilder result = new StringBuilder();
        at++;
        while (peek() != '"') {
            char c = text.charAt(at++);
            if (c < ' ') {
                throw fault("a text is not closed in its line");
            }
            result.append(c == '\\' ? escaped() : c);
        }
        at++;
        return result.toString();
    }

    private char escaped() {
        char c = peek();
        at++;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> hexadecimal();
            default -> throw fault("\\" + c + " is no escape");
        };
    }

    private char hexadecimal() {
        try {
            String digits = text.substring(at, at + 4);
            at += 4;
            return (char) Integer.parseInt(digits, 16);
        } catch (RuntimeException e) {
            throw fault("\\u wants four hexadecimal digits");
        }
    }

    private BigDecimal number() {
        int start = at;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        try {
            return new BigDecimal(text.substring(start, at));
        } catch (NumberFormatException e) {
            at = start;
            throw fault("a value is expected");
        }
    }

    private Object literal(String word, Object value) {
        if (!text.startsWith(word, at)) {
            throw fault("a value is expected");
        }
        at += word.length();
        return value;
    }

    private void skipBlanks() {
        while (at < text.length() && " \t\r\n\uFEFF".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private char peek() {
        if (at >= text.length()) {
            throw fault("it ends too early");
        }
        return text.charAt(at);
    }

    private boolean take(char wanted) {
        if (at < text.length() && text.charAt(at) == wanted) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(char wanted) {
        if (!take(wanted)) {
            throw fault("'" + wanted + "' is expected");
        }
    }

    private MalformedJsonException fault(String why) {
        int end = Math.min(at, text.length());
        int line = 1;
        int column = 1;
        for (int i = 0; i < end; i++) {
            if (text.charAt(i) == '\n') {
                line++;
                column = 1;
            } else {
                column++;
            }
        }
        return new MalformedJsonException(line, column, why);
    }

    /** The text is no JSON. */
    static final class MalformedJsonException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final int line;
        private final int column;

        MalformedJsonException(int line, int column, String why) {
            super(why);
            this.line = line;
            this.column = column;
        }

        String place() {
            return "line " + line + ", column " + column;
        }
    }
}
