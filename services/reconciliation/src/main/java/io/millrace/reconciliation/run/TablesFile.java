package io.millrace.reconciliation.run;

import io.millrace.config.InvalidInputException;
import io.millrace.config.tables.TableConfig;
import io.millrace.config.tables.read.Placeholders;
import io.millrace.config.tables.read.TablesYaml;
import io.millrace.platform.objects.ObjectLocation;
import io.millrace.platform.objects.ObjectStore;
import io.millrace.reconciliation.domain.Failures;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The pipeline's configuration, where people change it.
 *
 * @param address a file, or {@code s3://bucket/key}
 */
public record TablesFile(String address, Placeholders placeholders, ObjectStore objects) {
    /**
     * The file as it is now.
     *
     * @param text with its placeholders, for whoever reads it next
     * @param streamed names of the tables that have a stream
     */
    public record Contents(String text, List<String> streamed) {}

    /** Reads and checks it. */
    public Contents read() {
        String text = address.startsWith("s3://") ? ofStore() : ofDisk();
        try {
            return new Contents(
                    text,
                    TablesYaml.read(address, text, placeholders).tables().stream()
                            .filter(table -> !table.internal())
                            .map(TableConfig::name)
                            .toList());
        } catch (InvalidInputException e) {
            throw Failures.wrongFile(e);
        }
    }

    private String ofStore() {
        return objects.text(ObjectLocation.of(URI.create(address)))
                .orElseThrow(() -> Failures.noFile(address, "there is none"));
    }

    private String ofDisk() {
        try {
            return Files.readString(Path.of(address));
        } catch (IOException e) {
            throw Failures.noFile(Path.of(address).toAbsolutePath().toString(), e.toString());
        }
    }
}
