package io.millrace.lake.home;

import io.millrace.lake.LakeException;
import io.millrace.lake.LakePart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds the repository and the built parts in it. */
public final class LakeHome {
    private static final String PROPERTY = "millrace.home";
    private static final Path PARTS = Path.of("services", "local-lake");

    private LakeHome() {}

    /** The folder named by the property, else the first one upwards from the working directory that holds the parts. */
    public static Path find() {
        String named = System.getProperty(PROPERTY);
        Path start = Path.of(named == null ? "" : named).toAbsolutePath().normalize();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve(PARTS).resolve("pom.xml"))) {
                return folder;
            }
        }
        throw LakeException.noHome(start, PROPERTY);
    }

    /** The jar of a part; its manifest names the rest of the class path, which lies in the folder beside it. */
    public static Path jar(Path home, LakePart part) {
        Path target = target(home, part);
        Path jar = newestJar(target, part.module());
        Path libraries = target.resolve("lib");
        if (jar == null || !Files.isDirectory(libraries)) {
            throw LakeException.notBuilt(part, target);
        }
        return jar;
    }

    /** Where the build puts a part. */
    public static Path target(Path home, LakePart part) {
        return home.resolve(PARTS).resolve(part.module()).resolve("target");
    }

    private static Path newestJar(Path target, String module) {
        if (!Files.isDirectory(target)) {
            return null;
        }
        try (Stream<Path> files = Files.list(target)) {
            List<Path> jars = files.filter(file -> isPlainJar(file.getFileName().toString(), module))
                    .sorted()
                    .toList();
            return jars.isEmpty() ? null : jars.get(jars.size() - 1);
        } catch (IOException e) {
            throw new UncheckedIOException("folder %s cannot be listed: check its permissions".formatted(target), e);
        }
    }

    private static boolean isPlainJar(String name, String module) {
        return name.startsWith(module + "-")
                && name.endsWith(".jar")
                && !name.matches(".*-(sources|javadoc|tests)\\.jar");
    }
}
