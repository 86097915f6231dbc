package io.millrace.config.tables.read;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A file that uses all there is. */
final class EveryKeyFile {
    private EveryKeyFile() {}

    static String text() {
        try (InputStream file = EveryKeyFile.class.getResourceAsStream("/tables/every-key.yaml")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
