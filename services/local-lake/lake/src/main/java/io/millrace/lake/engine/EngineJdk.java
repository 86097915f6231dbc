package io.millrace.lake.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Looks for a JDK that the SQL engine can run on: the one that the environment names for it, that of this process,
 * {@code JAVA_HOME}, and those installed where Linux keeps them, newest first.
 *
 * @param environment environment variables
 * @param own the JDK of this process
 * @param installed folder of JDKs
 */
public record EngineJdk(Map<String, String> environment, Path own, Path installed) {
    /** Names the JDK for the SQL engine; when set, no other is looked for. */
    public static final String VARIABLE = "MILLRACE_TRINO_JAVA_HOME";
    /** The oldest Java that will do. */
    public static final int OLDEST = 24;

    private static final Pattern VERSION = Pattern.compile("(?m)^JAVA_VERSION=\"(\\d+)");

    /** Copies the variables. */
    public EngineJdk {
        environment = Map.copyOf(environment);
    }

    /** On this machine. */
    public static EngineJdk ofThisMachine() {
        return new EngineJdk(System.getenv(), Path.of(System.getProperty("java.home")), Path.of("/usr/lib/jvm"));
    }

    /** The JDK, empty when none of those is new enough. */
    public Optional<Path> find() {
        return candidates().stream()
                .filter(home -> version(home).orElse(0) >= OLDEST)
                .findFirst();
    }

    /** What was looked at, for a person to read. */
    public String lookedAt() {
        return candidates().stream()
                .map(home -> home
                        + version(home).stream()
                                .mapToObj(version -> " (Java " + version + ")")
                                .findFirst()
                                .orElse(" (no JDK)"))
                .toList()
                .toString();
    }

    private List<Path> candidates() {
        String named = environment.get(VARIABLE);
        if (named != null && !named.isBlank()) {
            return List.of(Path.of(named));
        }
        List<Path> candidates = new ArrayList<>(List.of(own));
        String javaHome = environment.get("JAVA_HOME");
        if (javaHome != null && !javaHome.isBlank()) {
            candidates.add(Path.of(javaHome));
        }
        candidates.addAll(newestFirst());
        return candidates.stream().distinct().toList();
    }

    private List<Path> newestFirst() {
        if (!Files.isDirectory(installed)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(installed)) {
            return folders.filter(home -> version(home).isPresent())
                    .sorted((one, other) ->
                            version(other).getAsInt() - version(one).getAsInt())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("folder %s cannot be listed: check its permissions".formatted(installed), e);
        }
    }

    private static OptionalInt version(Path home) {
        Path release = home.resolve("release");
        if (!Files.isRegularFile(release) || !Files.isExecutable(home.resolve("bin/java"))) {
            return OptionalInt.empty();
        }
        try {
            Matcher version = VERSION.matcher(Files.readString(release));
            return version.find() ? OptionalInt.of(Integer.parseInt(version.group(1))) : OptionalInt.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("file %s cannot be read: check its permissions".formatted(release), e);
        }
    }
}
