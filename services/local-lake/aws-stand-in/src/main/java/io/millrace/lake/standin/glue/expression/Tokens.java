package io.millrace.lake.standin.glue.expression;

import io.millrace.lake.standin.protocol.AwsException;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of an expression, one after the other. */
final class Tokens {
    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(?:(?<text>'(?:[^']|'')*')|(?<quoted>\"[^\"]+\"|`[^`]+`)|(?<word>-?[\\w.+]+)|(?<sign><=|>=|<>|!=|[=<>(),]))");

    private final String expression;
    private final List<String> all = new ArrayList<>();
    private int next;

    Tokens(String expression) {
        this.expression = expression;
        Matcher matcher = TOKEN.matcher(expression);
        int end = 0;
        while (matcher.region(end, expression.length()).lookingAt()) {
            all.add(matcher.group().strip());
            end = matcher.end();
        }
        if (!expression.substring(end).isBlank()) {
            throw unreadable("'%s' is not understood".formatted(expression.substring(end)));
        }
    }

    /** Takes the next word if it is this one, whatever its case. */
    boolean take(String word) {
        if (next < all.size() && all.get(next).equalsIgnoreCase(word)) {
            next++;
            return true;
        }
        return false;
    }

    void require(String word) {
        if (!take(word)) {
            throw unreadable("'%s' is missing before '%s'".formatted(word, rest()));
        }
    }

    String next() {
        if (atEnd()) {
            throw unreadable("it ends too early");
        }
        return all.get(next++);
    }

    /** A value without its quotation marks; {@code date '2026-01-01'} is one value. */
    String value() {
        String value = next();
        if (!atEnd() && all.get(next).startsWith("'") && !value.startsWith("'")) {
            value = next();
        }
        return value.startsWith("'") ? value.substring(1, value.length() - 1).replace("''", "'") : value;
    }

    boolean atEnd() {
        return next == all.size();
    }

    String rest() {
        return String.join(" ", all.subList(next, all.size()));
    }

    AwsException unreadable(String reason) {
        return AwsException.badRequest(
                "InvalidInputException", "Expression \"%s\" cannot be read: %s".formatted(expression, reason));
    }
}
