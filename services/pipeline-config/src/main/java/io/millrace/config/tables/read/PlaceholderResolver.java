package io.millrace.config.tables.read;

import io.millrace.config.yaml.NearestName;
import io.millrace.config.yaml.Problems;
import io.millrace.config.yaml.ScalarKind;
import io.millrace.config.yaml.YamlList;
import io.millrace.config.yaml.YamlMap;
import io.millrace.config.yaml.YamlNode;
import io.millrace.config.yaml.YamlScalar;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts values in the place of placeholders, in single values after parsing, so that no value can bring keys of its own. Two dollar
 * signs before a brace stand for one, and no placeholder.
 */
final class PlaceholderResolver {
    private static final Pattern PLACEHOLDER = Pattern.compile("(\\$?)\\$\\{([^}]*)}");
    private static final String ENVIRONMENT = "env:";
    private static final List<String> KNOWN = List.of("STACK_NAME", "AWS_ACCOUNT_ID", "env:NAME");

    private final Placeholders values;
    private final Problems problems;

    PlaceholderResolver(Placeholders values, Problems problems) {
        this.values = values;
        this.problems = problems;
    }

    YamlNode resolve(YamlNode node) {
        if (node instanceof YamlMap map) {
            return new YamlMap(
                    map.place(),
                    map.entries().stream()
                            .map(entry -> new YamlMap.Entry(entry.key(), resolve(entry.value())))
                            .toList());
        }
        if (node instanceof YamlList list) {
            return new YamlList(
                    list.place(), list.items().stream().map(this::resolve).toList());
        }
        return resolve((YamlScalar) node);
    }

    private YamlScalar resolve(YamlScalar scalar) {
        if (!scalar.text().contains("${")) {
            return scalar;
        }
        StringBuilder text = new StringBuilder();
        Matcher matcher = PLACEHOLDER.matcher(scalar.text());
        boolean complete = true;
        while (matcher.find()) {
            boolean escaped = !matcher.group(1).isEmpty();
            String value = escaped ? matcher.group().substring(1) : value(matcher.group(2), scalar);
            complete &= value != null;
            matcher.appendReplacement(text, Matcher.quoteReplacement(value == null ? matcher.group() : value));
        }
        matcher.appendTail(text);
        String resolved = text.toString();
        ScalarKind kind = scalar.quoted() ? ScalarKind.TEXT : ScalarKind.of(resolved);
        return new YamlScalar(
                scalar.place(), complete ? kind : ScalarKind.UNRESOLVED, resolved, scalar.written(), scalar.quoted());
    }

    private String value(String name, YamlScalar scalar) {
        String value;
        if (name.startsWith(ENVIRONMENT)) {
            value = values.environment().get(name.substring(ENVIRONMENT.length()));
        } else if ("STACK_NAME".equals(name)) {
            value = values.stackName();
        } else if ("AWS_ACCOUNT_ID".equals(name)) {
            value = values.awsAccountId();
        } else {
            problems.add(
                    scalar.place(),
                    "there is no placeholder ${%s}".formatted(name),
                    NearestName.advice(name, KNOWN) + " When the characters themselves are meant, write $${.");
            return null;
        }
        if (value == null || value.isBlank()) {
            problems.add(
                    scalar.place(),
                    "nothing says what ${%s} stands for".formatted(name),
                    name.startsWith(ENVIRONMENT)
                            ? "Set the environment variable, or write the value itself."
                            : "Set it where the file is read, or write the value itself.");
            return null;
        }
        return value;
    }
}
