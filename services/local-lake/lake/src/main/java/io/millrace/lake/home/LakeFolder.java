package io.millrace.lake.home;

import io.millrace.lake.LakePart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder of a lake: {@code <part>/} with the data, {@code logs/<part>.log}.
 *
 * @param temporary whether it goes when the lake is closed
 */
public record LakeFolder(Path root, boolean temporary) {

    /** The folder itself, or a new temporary one for {@code null}. */
    public static LakeFolder of(Path data) {
        if (data != null) {
            return new LakeFolder(data.toAbsolutePath().normalize(), false);
        }
        try {
            return new LakeFolder(Files.createTempDirectory("millrace-lake-"), true);
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary folder can be created: check java.io.tmpdir", e);
        }
    }

    /** Where a part keeps its data. */
    public Path data(LakePart part) {
        return root.resolve(part.title());
    }

    /** Where the logs of all parts are. */
    public Path logs() {
        return root.resolve("logs");
    }

    /** The log of a part. */
    public Path log(LakePart part) {
        return logs().resolve(part.title() + ".log");
    }

    /** The database writes its password there at its first start. */
    public String databasePassword() {
        Path file = data(LakePart.DATABASE).resolve("password");
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "password file %s cannot be read: delete the folder to start with a new database".formatted(file),
                    e);
        }
    }

    /** Deletes the folder with all that is in it, if it is temporary. */
    public void deleteWhenTemporary() {
        if (!temporary || !Files.exists(root)) {
            return;
        }
        try (Stream<Path> all = Files.walk(root)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "temporary folder %s cannot be deleted: delete it by hand".formatted(root), e);
        }
    }
}
