package io.millrace.events.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a record's Javadoc says, read from its source, as plain text.
 *
 * @param summary the text before the first tag
 * @param components by name; those without a {@code @param} are absent
 */
record RecordDocumentation(String summary, Map<String, String> components) {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern INLINE_TAG = Pattern.compile("\\{@(?:code|link|linkplain|value) ([^}]*)}");

    static RecordDocumentation of(Class<?> record) {
        Path source = SOURCES.resolve(record.getName().replace('.', '/') + ".java");
        try {
            return parse(Files.readString(source), record.getSimpleName());
        } catch (IOException e) {
            throw new UncheckedIOException("The Javadoc of events is read from " + source.toAbsolutePath(), e);
        }
    }

    String component(String name) {
        return components.get(name);
    }

    private static RecordDocumentation parse(String source, String name) {
        Matcher comment = Pattern.compile(
                        "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*(?:@\\w+(?:\\([^)]*\\))?\\s+)*public record " + name + "\\b",
                        Pattern.DOTALL)
                .matcher(source);
        if (!comment.find()) {
            throw new IllegalStateException("Record " + name + " has no Javadoc: write what the event says");
        }
        String[] parts = comment.group(1).replaceAll("(?m)^\\s*\\*", "").split("@param ", -1);
        Map<String, String> components = new HashMap<>();
        for (int i = 1; i < parts.length; i++) {
            String[] nameAndText = parts[i].strip().split("\\s+", 2);
            components.put(nameAndText[0], plain(nameAndText[1]));
        }
        return new RecordDocumentation(plain(parts[0]), components);
    }

    private static String plain(String javadoc) {
        String oneLine = javadoc.strip().replaceAll("\\s+", " ");
        return INLINE_TAG
                .matcher(oneLine)
                .replaceAll(tag -> Matcher.quoteReplacement(
                        tag.group(1).replaceFirst("^#", "").replaceFirst("\\w+#(\\w+)\\(\\)", "$1")));
    }
}
