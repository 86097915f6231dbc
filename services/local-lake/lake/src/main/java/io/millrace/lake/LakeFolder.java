package io.millrace.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The folder of a lake: {@code <part>/} with the data, {@code logs/<part>.log}. */
record LakeFolder(Path root, boolean temporary) {

    static LakeFolder of(Path data) {
        if (data != null) {
            return new LakeFolder(data.toAbsolutePath().normalize(), false);
        }
        try {
            return new LakeFolder(Files.createTempDirectory("millrace-lake-"), true);
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary folder can be created: check java.io.tmpdir", e);
        }
    }

    Path data(LakePart part) {
        return root.resolve(part.title());
    }

    Path logs() {
        return root.resolve("logs");
    }

    Path log(LakePart part) {
        return logs().resolve(part.title() + ".log");
    }

    /** The database writes its password there at its first start. */
    String databasePassword() {
        Path file = data(LakePart.DATABASE).resolve("password");
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "password file %s cannot be read: delete the folder to start with a new database".formatted(file),
                    e);
        }
    }

    void deleteWhenTemporary() {
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
