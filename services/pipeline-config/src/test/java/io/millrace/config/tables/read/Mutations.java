package io.millrace.config.tables.read;

import io.millrace.config.yaml.Problems;
import io.millrace.config.yaml.YamlList;
import io.millrace.config.yaml.YamlMap;
import io.millrace.config.yaml.YamlNode;
import io.millrace.config.yaml.YamlReader;
import io.millrace.config.yaml.YamlScalar;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Changes one thing of a file: takes a key away, gives it another name, or its value another kind. */
final class Mutations {
    private static final List<String> OTHER_VALUES = List.of(
            "true",
            "17",
            "-1.5",
            "'text'",
            "[]",
            "[1, two]",
            "{}",
            "{key: value}",
            "null",
            "'${STACK_NAME}'",
            "0",
            "''");

    private final Random random;
    private int target;

    Mutations(long seed) {
        random = new Random(seed);
    }

    /** The file in block style, with one thing changed. */
    String mutated(String text) {
        YamlNode tree = YamlReader.read(FleetFile.NAME, text, new Problems()).orElseThrow();
        target = random.nextInt(entries(tree));
        StringBuilder written = new StringBuilder();
        write(tree, "", written);
        return written.toString();
    }

    private static int entries(YamlNode node) {
        if (node instanceof YamlMap map) {
            return map.entries().stream()
                    .mapToInt(entry -> 1 + entries(entry.value()))
                    .sum();
        }
        return node instanceof YamlList list
                ? list.items().stream().mapToInt(item -> 1 + entries(item)).sum()
                : 0;
    }

    private void write(YamlNode node, String indent, StringBuilder written) {
        if (node instanceof YamlMap map) {
            for (YamlMap.Entry entry : new ArrayList<>(map.entries())) {
                entry(entry, indent, written);
            }
        } else if (node instanceof YamlList list) {
            list.items().forEach(item -> item(item, indent, written));
        }
    }

    private void item(YamlNode item, String indent, StringBuilder written) {
        written.append(indent).append('-');
        boolean chosen = target-- == 0;
        value(item, indent, chosen, written);
    }

    private void entry(YamlMap.Entry entry, String indent, StringBuilder written) {
        boolean chosen = target-- == 0;
        int kind = chosen ? random.nextInt(3) : -1;
        if (kind == 0) {
            target -= entries(entry.value());
            return;
        }
        String key = entry.key().text();
        written.append(indent).append(kind == 1 ? renamed(key) : key).append(':');
        value(entry.value(), indent, kind == 2, written);
    }

    private void value(YamlNode value, String indent, boolean other, StringBuilder written) {
        if (other) {
            written.append(' ')
                    .append(OTHER_VALUES.get(random.nextInt(OTHER_VALUES.size())))
                    .append('\n');
        } else if (value instanceof YamlScalar scalar) {
            written.append(' ')
                    .append(scalar.quoted() ? "'" + scalar.text().replace("'", "''") + "'" : scalar.text())
                    .append('\n');
        } else if (entries(value) == 0) {
            written.append(value instanceof YamlMap ? " {}\n" : " []\n");
        } else {
            written.append('\n');
            write(value, indent + "  ", written);
        }
    }

    private String renamed(String key) {
        return switch (random.nextInt(3)) {
            case 0 -> key + "x";
            case 1 -> key.substring(1) + "_";
            default -> "unheard_of";
        };
    }
}
