package io.millrace.config.tables.read;

import io.millrace.config.tables.PipelineConfig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The example in the repository. */
public final class FleetFile {
    /** Its name in messages. */
    public static final String NAME = "tables.yaml";
    /** What its placeholders stand for. */
    public static final Placeholders PLACEHOLDERS = new Placeholders("fleet", "123456789012", Map.of());

    private FleetFile() {}

    /** Its text. */
    public static String text() {
        try {
            return Files.readString(Path.of(System.getProperty("millrace.home"), "examples", "fleet", "tables.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a text with the example's placeholders. */
    public static PipelineConfig read(String text) {
        return TablesYaml.read(NAME, text, PLACEHOLDERS);
    }
}
