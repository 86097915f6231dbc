package io.millrace.alerting.delivery;

import io.millrace.alerting.domain.AlertKind;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The templates' texts.
 *
 * @param own by file name, those of the settings' folder
 */
record TemplateFiles(Map<String, String> own) {
    private static final String SETTING = "millrace.alerting.mail.templates: ";
    private static final String BUILT_IN = "/mail/alert";

    /**
     * Reads the folder.
     *
     * @throws IllegalArgumentException when it is not there or holds a file that no mail is made from
     */
    static TemplateFiles of(Optional<Path> folder) {
        return folder.map(TemplateFiles::read).orElseGet(() -> new TemplateFiles(Map.of()));
    }

    private static TemplateFiles read(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException(SETTING + "there is no folder " + folder);
        }
        List<String> known = Arrays.stream(AlertKind.values())
                .flatMap(kind -> Stream.of(kind.key() + ".html", kind.key() + ".txt"))
                .toList();
        Map<String, String> own = new HashMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> !path.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList()) {
                String name = file.getFileName().toString();
                if (!known.contains(name)) {
                    throw new IllegalArgumentException(
                            SETTING + "no mail is made from " + file + "; templates are " + known);
                }
                own.put(name, Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(SETTING + folder + " could not be read", e);
        }
        return new TemplateFiles(own);
    }

    /** The template of this name, as {@code deletions.html}: the folder's, else the built-in one. */
    String text(String name) {
        return own.containsKey(name) ? own.get(name) : builtIn(BUILT_IN + name.substring(name.lastIndexOf('.')));
    }

    private static String builtIn(String name) {
        try (InputStream in = TemplateFiles.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The built-in mail template " + name + " could not be read", e);
        }
    }
}
