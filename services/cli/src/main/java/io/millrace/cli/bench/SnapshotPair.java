package io.millrace.cli.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Two sorted snapshots that differ: of each row 1 in 100 is new, 1 in 100 removed and 1 in 100 retargeted, by chance.
 *
 * @param previous the older file
 * @param current the newer one
 */
public record SnapshotPair(Path previous, Path current) {
    private static final String HEADER = "source_pipeline_resource_name,destination_pipeline_resource_name\r\n";
    private static final int DATABASES = 200;
    private static final int ONE_IN = 100;

    /** Writes both into the folder; the same seed gives the same bytes. */
    public static SnapshotPair write(Path folder, int rows, long seed) throws IOException {
        Path previous = folder.resolve("previous_" + rows + ".csv");
        Path current = folder.resolve("current_" + rows + ".csv");
        Random random = new Random(seed);
        try (BufferedWriter old = Files.newBufferedWriter(previous, UTF_8);
                BufferedWriter fresh = Files.newBufferedWriter(current, UTF_8)) {
            old.write(HEADER);
            fresh.write(HEADER);
            for (int i = 0; i < rows; i++) {
                String name = String.format(
                        Locale.ROOT, "platform__area_%03d__prd.table_%07d", i / Math.max(1, rows / DATABASES), i);
                write(old, fresh, name, random.nextInt(ONE_IN));
            }
        }
        return new SnapshotPair(previous, current);
    }

    private static void write(BufferedWriter old, BufferedWriter fresh, String name, int fate) throws IOException {
        String row = "legacy_" + name + "," + name;
        if (fate != 0) {
            old.write(row + "\r\n");
        }
        if (fate != 1) {
            fresh.write(row + (fate == 2 ? "_v2" : "") + "\r\n");
        }
    }
}
