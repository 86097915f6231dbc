package io.millrace.events.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/** Files of the contract that are made from code and kept in the repository. */
final class Committed {
    static final Path SCHEMAS = Path.of("src/main/resources/schemas");
    static final Path RELEASED = Path.of("src/test/resources/released");
    static final Path ASYNC_API = Path.of("asyncapi.yaml");

    private static final String MEND = "mvn -pl services/events test -Dtest=ContractFilesTest -Devents.write=true";

    private Committed() {}

    /** Fails when the committed file differs from what the code makes; with {@code -Devents.write=true} writes it first. */
    static void check(Path file, String generated) {
        if (Boolean.getBoolean("events.write")) {
            write(file, generated);
        }
        assertThat(file).as("Write it with: %s", MEND).exists();
        assertThat(file)
                .as(
                        "%s is not what the code makes. When the change is meant, write it anew and commit it: %s",
                        file, MEND)
                .hasContent(generated);
    }

    static void write(Path file, String content) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
