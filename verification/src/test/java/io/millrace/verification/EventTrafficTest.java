package io.millrace.verification;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

/** What the AsyncAPI document says of receivers and senders is what channels listen to and what the sources make. */
class EventTrafficTest {
    private static final Path HOME = Path.of(System.getProperty("millrace.home"));
    private static final Path SERVICES = HOME.resolve("services");
    private static final Pattern SENDS = Pattern.compile("^  ([a-z -]+)\\.send\\.([a-z-]+):$", Pattern.MULTILINE);

    /** Doors for systems that are not ours: no source of ours tells what comes through them. */
    private static final Set<String> DOORS = Set.of("upstream", "event-gateway");

    private static final Pattern RECEIVES = Pattern.compile("^  ([a-z-]+)\\.receive\\.([a-z-]+):$", Pattern.MULTILINE);
    private static final Pattern TOPICS = Pattern.compile("mp\\.messaging\\.incoming\\.[a-z-]+\\.topics?");

    @Test
    void every_documented_receiver_listens_and_every_listener_is_documented() throws IOException {
        assertThat(documented())
                .as("mend Traffic in services/events, or the channel's topics in the service's"
                        + " microprofile-config.properties, then: mvn -pl services/events test -Devents.write=true")
                .isEqualTo(listening())
                .isNotEmpty();
    }

    @Test
    void every_documented_sender_makes_the_event_and_whoever_makes_one_is_documented() throws IOException {
        assertThat(documentedSenders())
                .as("mend Traffic in services/events and the table in its README, then:"
                        + " mvn -pl services/events test -Devents.write=true")
                .isEqualTo(EventSenders.below(HOME).all())
                .contains(
                        "every service sends stage-failed", "cdc-stream sends data-landed", "cli sends table-diverged");
    }

    private static Set<String> documentedSenders() throws IOException {
        String document = Files.readString(SERVICES.resolve("events/asyncapi.yaml"));
        return SENDS.matcher(document)
                .results()
                .filter(match -> !DOORS.contains(match.group(1)))
                .map(match -> match.group(1) + " sends " + match.group(2))
                .collect(toCollection(TreeSet::new));
    }

    /** Who is no service of ours, such as whatever lies downstream, has no channels to look at. */
    private static Set<String> documented() throws IOException {
        String document = Files.readString(SERVICES.resolve("events/asyncapi.yaml"));
        return RECEIVES.matcher(document)
                .results()
                .filter(match -> Files.isDirectory(SERVICES.resolve(match.group(1))))
                .map(match -> match.group(1) + " receives " + match.group(2))
                .collect(toCollection(TreeSet::new));
    }

    private static Set<String> listening() throws IOException {
        Set<String> listening = new TreeSet<>();
        try (Stream<Path> folders = Files.list(SERVICES)) {
            for (Path service : folders.filter(Files::isDirectory).toList()) {
                for (String topic : topics(service.resolve("src/main/resources/META-INF"))) {
                    listening.add(service.getFileName() + " receives " + topic);
                }
            }
        }
        return listening;
    }

    private static List<String> topics(Path folder) throws IOException {
        Path file = folder.resolve("microprofile-config.properties");
        if (Files.notExists(file)) {
            return List.of();
        }
        Properties settings = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            settings.load(reader);
        }
        return settings.stringPropertyNames().stream()
                .filter(TOPICS.asMatchPredicate())
                .flatMap(name -> Arrays.stream(settings.getProperty(name).split(",", -1)))
                .toList();
    }
}
