package io.millrace.jobs.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/** A command line of {@code --name value} pairs. */
record BenchArguments(Map<String, String> values) {
    static BenchArguments of(String... commandLine) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < commandLine.length; i += 2) {
            if (!commandLine[i].startsWith("--") || i + 1 == commandLine.length) {
                throw new IllegalArgumentException(
                        "argument %s: names start with -- and have a value after them".formatted(commandLine[i]));
            }
            values.put(commandLine[i].substring(2), commandLine[i + 1]);
        }
        return new BenchArguments(Map.copyOf(values));
    }

    String text(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("argument --%s is missing: add it with a value".formatted(name));
        }
        return value;
    }

    String text(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    long number(String name, long otherwise) {
        return values.containsKey(name) ? Long.parseLong(values.get(name)) : otherwise;
    }
}
