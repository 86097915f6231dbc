package io.millrace.verification;

import io.millrace.events.EventType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who sends which event, as far as the sources tell: who makes an event's record sends it. Sources are read, not classes,
 * since those of the Spark jobs are on no class path of ours.
 */
final class EventSenders {
    private static final Pattern MODULE = Pattern.compile("^(?:services|spark-jobs)/(.+)/src/main/java/(.+)\\.java$");
    private static final Set<EventType> OF_EVERY_STAGE = Set.of(EventType.STAGE_FAILED, EventType.STAGE_RECOVERED);

    /** Events made to be handed to a stage of the same service, see FollowRequests: they never reach Kafka. */
    private static final Set<String> KEPT =
            Set.of("table-registration sends snapshot-bucketed", "table-registration sends data-landed");

    private final List<Source> sources;

    private EventSenders(List<Source> sources) {
        this.sources = sources;
    }

    /** Those of the sources below the repository's root. */
    static EventSenders below(Path home) throws IOException {
        try (Stream<Path> services = Files.walk(home.resolve("services"));
                Stream<Path> jobs = Files.walk(home.resolve("spark-jobs"))) {
            return new EventSenders(Stream.concat(services, jobs)
                    .map(file -> MODULE.matcher(home.relativize(file).toString().replace('\\', '/')))
                    .filter(Matcher::matches)
                    .map(file -> new Source(file.group(1), file.group(2), text(home.resolve(file.group()))))
                    .filter(source -> !source.module().equals("events"))
                    .toList());
        }
    }

    private record Source(String module, String path, String text) {
        /** Events whose record it makes. */
        Stream<EventType> made() {
            return Arrays.stream(EventType.values()).filter(type -> makes(type.record()));
        }

        private boolean makes(Class<?> event) {
            String name = event.getSimpleName();
            Pattern making = Pattern.compile("\\bnew " + name + "\\(|\\b" + name + "::new\\b");
            return imports(event.getName()) && making.matcher(text).find();
        }

        boolean imports(String type) {
            return text.contains("\nimport " + type + ";");
        }

        /** Demos and benchmarks play the systems upstream. */
        boolean playsUpstream() {
            return path.startsWith("io/millrace/cli/demo/") || path.startsWith("io/millrace/cli/bench/");
        }

        String type() {
            return path.replace('/', '.');
        }
    }

    /** Each as {@code <who> sends <event>}. */
    Set<String> all() {
        Set<String> all = new TreeSet<>();
        for (Source source : sources) {
            if (!source.playsUpstream()) {
                source.made().forEach(type -> parties(source, type)
                        .forEach(party -> all.add(party + " sends " + type.eventName())));
            }
        }
        if (!all.containsAll(KEPT)) {
            throw new AssertionError(
                    "No longer made, or no longer kept: take it out of " + EventSenders.class + ": " + KEPT);
        }
        all.removeAll(KEPT);
        return all;
    }

    /** What a library makes, its users send; what the runner of stages makes, every service. */
    private Set<String> parties(Source source, EventType type) {
        if (source.text().contains("@Scheduled(")) {
            return Set.of("schedule");
        }
        boolean isService = !source.path().startsWith("io/millrace/jobs/");
        if (OF_EVERY_STAGE.contains(type) && isService) {
            return Set.of("every service");
        }
        return source.module().equals("platform") ? users(source) : Set.of(source.module());
    }

    private Set<String> users(Source library) {
        return sources.stream()
                .filter(source -> !source.module().equals(library.module()))
                .filter(source -> source.imports(library.type()))
                .map(Source::module)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
