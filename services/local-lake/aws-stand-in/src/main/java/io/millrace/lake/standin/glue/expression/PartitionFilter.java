package io.millrace.lake.standin.glue.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.lake.standin.protocol.AwsException;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Reads the expressions by which Glue selects partitions: comparisons of a key with a value, {@code in}, {@code between},
 * {@code like} and {@code is null}, joined by {@code and}, {@code or}, {@code not} and parentheses. A partition without a
 * value in the key satisfies {@code is null} only.
 */
public final class PartitionFilter {
    private final Map<String, KeyColumn> keys = new HashMap<>();
    private final Tokens tokens;

    private PartitionFilter(JsonNode partitionKeys, Tokens tokens) {
        this.tokens = tokens;
        for (int i = 0; i < partitionKeys.size(); i++) {
            JsonNode key = partitionKeys.get(i);
            keys.put(
                    fold(key.path("Name").asText()),
                    KeyColumn.of(i, fold(key.path("Type").asText())));
        }
    }

    /**
     * The partitions that an expression selects, all for none.
     *
     * @param partitionKeys columns as Glue tells them
     * @throws AwsException when the expression cannot be read or names no partition key
     */
    public static Predicate<ObjectNode> of(JsonNode partitionKeys, String expression) {
        if (expression == null || expression.isBlank()) {
            return partition -> true;
        }
        PartitionFilter filter = new PartitionFilter(partitionKeys, new Tokens(expression));
        Predicate<ObjectNode> wanted = filter.either();
        if (!filter.tokens.atEnd()) {
            throw filter.tokens.unreadable("nothing is expected at '%s'".formatted(filter.tokens.rest()));
        }
        return wanted;
    }

    private Predicate<ObjectNode> either() {
        Predicate<ObjectNode> left = both();
        while (tokens.take("or")) {
            left = left.or(both());
        }
        return left;
    }

    private Predicate<ObjectNode> both() {
        Predicate<ObjectNode> left = single();
        while (tokens.take("and")) {
            left = left.and(single());
        }
        return left;
    }

    private Predicate<ObjectNode> single() {
        if (tokens.take("not")) {
            return single().negate();
        }
        if (tokens.take("(")) {
            Predicate<ObjectNode> inner = either();
            tokens.require(")");
            return inner;
        }
        return condition(key(tokens.next()));
    }

    private KeyColumn key(String name) {
        KeyColumn key = keys.get(fold(name.replaceAll("^[\"`]|[\"`]$", "")));
        if (key == null) {
            throw tokens.unreadable("%s is no partition key, there are %s".formatted(name, keys.keySet()));
        }
        return key;
    }

    private Predicate<ObjectNode> condition(KeyColumn key) {
        if (tokens.take("is")) {
            boolean wanted = !tokens.take("not");
            tokens.require("null");
            return partition -> (key.in(partition) == null) == wanted;
        }
        boolean negated = tokens.take("not");
        BiPredicate<KeyColumn, String> condition = comparison(key);
        return partition -> {
            String value = key.in(partition);
            return value != null && condition.test(key, value) != negated;
        };
    }

    private BiPredicate<KeyColumn, String> comparison(KeyColumn key) {
        String sign = fold(tokens.next());
        return switch (sign) {
            case "in" -> in(key);
            case "between" -> {
                String low = given(key);
                tokens.require("and");
                String high = given(key);
                yield (column, value) -> column.compare(value, low) >= 0 && column.compare(value, high) <= 0;
            }
            case "like" -> {
                Predicate<String> like = like(tokens.value());
                yield (column, value) -> like.test(value);
            }
            case "=" -> compared(key, order -> order == 0);
            case "<>", "!=" -> compared(key, order -> order != 0);
            case "<" -> compared(key, order -> order < 0);
            case "<=" -> compared(key, order -> order <= 0);
            case ">" -> compared(key, order -> order > 0);
            case ">=" -> compared(key, order -> order >= 0);
            default -> throw tokens.unreadable("'%s' compares nothing".formatted(sign));
        };
    }

    private BiPredicate<KeyColumn, String> in(KeyColumn key) {
        List<String> wanted = new ArrayList<>();
        tokens.require("(");
        do {
            wanted.add(given(key));
        } while (tokens.take(","));
        tokens.require(")");
        return (column, value) -> wanted.stream().anyMatch(one -> column.compare(value, one) == 0);
    }

    private BiPredicate<KeyColumn, String> compared(KeyColumn key, IntPredicate wanted) {
        String given = given(key);
        return (column, value) -> wanted.test(column.compare(value, given));
    }

    private String given(KeyColumn key) {
        String value = tokens.value();
        try {
            key.compare(value, value);
            return value;
        } catch (NumberFormatException e) {
            throw tokens.unreadable("'%s' is no number".formatted(value));
        }
    }

    private static Predicate<String> like(String pattern) {
        StringBuilder expression = new StringBuilder();
        pattern.chars()
                .forEach(character -> expression.append(
                        switch (character) {
                            case '%' -> ".*";
                            case '_' -> ".";
                            default -> Pattern.quote(Character.toString(character));
                        }));
        return Pattern.compile(expression.toString(), Pattern.DOTALL).asMatchPredicate();
    }

    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
