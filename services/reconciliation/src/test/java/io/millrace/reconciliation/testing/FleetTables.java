package io.millrace.reconciliation.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The example's pipeline. */
public final class FleetTables {
    /** The file. */
    public static final Path FILE = Path.of(System.getProperty("millrace.home"), "examples/fleet/tables.yaml");

    /** Its tables, in the order of the file. */
    public static final List<String> NAMES =
            List.of("vehicles", "drivers", "vehicle_telemetry", "deliveries", "alerts");

    private FleetTables() {}

    /** The file's text. */
    public static String text() {
        try {
            return Files.readString(FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
