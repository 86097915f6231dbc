package io.millrace.lake.engine;

import io.millrace.lake.LakePart;
import io.millrace.lake.home.LakeHome;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether the SQL engine can run here: it needs a newer JDK than all else and a large archive that a build may leave out.
 *
 * @param home root folder of the repository
 */
public record EngineCheck(Path home, EngineJdk jdk) {
    /** On this machine, in the repository that holds the working directory. */
    public static EngineCheck ofThisMachine() {
        return new EngineCheck(LakeHome.find(), EngineJdk.ofThisMachine());
    }

    /** What keeps it from running, why, and what to do; empty when nothing does. */
    public Optional<String> obstacle() {
        if (jdk.find().isEmpty()) {
            return Optional.of(
                    "the SQL engine (Trino) cannot run: it needs Java %d or newer, and there is none at %s; install one, for example temurin-25-jdk of packages.adoptium.net, or name its folder in %s"
                            .formatted(EngineJdk.OLDEST, jdk.lookedAt(), EngineJdk.VARIABLE));
        }
        if (distribution().isEmpty()) {
            return Optional.of(
                    "the SQL engine (Trino) cannot run: %s holds no unpacked trino-*; run 'mvn package -DskipTests -pl services/local-lake/sql-engine -am' without -DwithoutSqlEngine"
                            .formatted(target()));
        }
        return Optional.empty();
    }

    /** Trino as the build unpacked it. */
    public Optional<Path> distribution() {
        if (!Files.isDirectory(target())) {
            return Optional.empty();
        }
        try (Stream<Path> folders = Files.list(target())) {
            return folders.filter(folder -> folder.getFileName().toString().matches("trino-\\d+"))
                    .max(Path::compareTo);
        } catch (IOException e) {
            throw new UncheckedIOException("folder %s cannot be listed: check its permissions".formatted(target()), e);
        }
    }

    private Path target() {
        return LakeHome.target(home, LakePart.SQL_ENGINE);
    }
}
