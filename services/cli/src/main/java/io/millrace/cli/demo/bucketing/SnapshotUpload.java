package io.millrace.cli.demo.bucketing;

import io.millrace.cli.demo.AtOnce;
import io.millrace.cli.demo.wide.AddressableIds;
import io.millrace.cli.demo.wide.Attribute;
import io.millrace.cli.demo.wide.MappingCsv;
import io.millrace.cli.demo.wide.WideRows;
import io.millrace.cli.demo.wide.WideShape;
import io.millrace.cli.demo.wide.WideSnapshot;
import io.millrace.platform.objects.ObjectLocation;
import io.millrace.platform.objects.ObjectStore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** Generates snapshots and brings them where the lane looks for them; the marker that makes one count comes last. */
final class SnapshotUpload {
    private static final String PARQUET = "application/vnd.apache.parquet";
    private static final int AT_ONCE = 4;

    private final ObjectStore objects;
    private final DemoDatasets datasets;
    private final Path scratch;

    /** @param scratch folder for files on their way */
    SnapshotUpload(ObjectStore objects, DemoDatasets datasets, Path scratch) {
        this.objects = objects;
        this.datasets = datasets;
        this.scratch = scratch;
    }

    void mapping(WideShape shape) {
        objects.put(datasets.mapping(), MappingCsv.of(shape), "text/csv");
    }

    /** Gives the bytes that were uploaded. */
    long wide(LocalDate date, List<Attribute> attributes, WideRows rows) {
        return upload(
                datasets.snapshot(DemoDatasets.WIDE, date),
                WideSnapshot.write(scratch.resolve(DemoDatasets.WIDE + "-" + date), attributes, rows));
    }

    /** Gives the bytes that were uploaded. */
    long ids(LocalDate date, WideRows rows) {
        return upload(
                datasets.snapshot(DemoDatasets.IDS, date),
                List.of(AddressableIds.write(scratch.resolve(DemoDatasets.IDS + "-" + date), rows)));
    }

    private long upload(ObjectLocation folder, List<Path> files) {
        AtOnce.forEach(
                files,
                AT_ONCE,
                file -> objects.put(folder.sibling(file.getFileName().toString()), file, PARQUET));
        objects.put(folder.sibling("_SUCCESS"), "", "text/plain");
        return files.stream().mapToLong(SnapshotUpload::removed).sum();
    }

    private static long removed(Path file) {
        try {
            long bytes = Files.size(file);
            Files.delete(file);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException("Could not remove " + file, e);
        }
    }
}
