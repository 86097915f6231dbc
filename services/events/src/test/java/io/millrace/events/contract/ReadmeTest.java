package io.millrace.events.contract;

import io.millrace.events.Event;
import io.millrace.events.EventCodec;
import io.millrace.events.EventType;
import io.millrace.events.StructuredEvent;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** What the README tells upstream teams to send is accepted. */
class ReadmeTest {
    private static final Pattern QUOTED = Pattern.compile("'([^']*)'");
    private static String readme;
    private final EventCodec codec = EventCodec.standalone();

    @BeforeAll
    static void read() throws IOException {
        readme = Files.readString(Path.of("README.md"));
    }

    @Test
    void kafka_example_is_an_event_on_its_topic_with_its_key() {
        // given the three quoted fields of the line that the console producer reads: headers, key, value
        String block = block("kafka");
        List<String> quoted = quoted(block);
        Map<String, String> attributes = new LinkedHashMap<>();
        for (String header : quoted.get(1).split(",", -1)) {
            String[] nameAndValue = header.split(":", 2);
            assertThat(nameAndValue[0]).matches("ce_[a-z]+|content-type");
            attributes.put(
                    nameAndValue[0].replaceFirst("^ce_", "").replace("content-type", "datacontenttype"),
                    nameAndValue[1]);
        }
        // when
        Event<?> event = codec.decode(attributes, quoted.get(3).getBytes(UTF_8));
        // then
        assertThat(quoted.get(0)).isEqualTo("%s\\t%s\\t%s\\n");
        assertThat(event.subject()).isEqualTo(quoted.get(2));
        assertThat(block)
                .contains("--topic " + event.type().topic() + " ")
                .contains("parse.headers=true")
                .contains("parse.key=true");
    }

    @Test
    void binary_http_example_is_an_event() {
        Map<String, String> attributes = new LinkedHashMap<>();
        List<String> quoted = quoted(block("http-binary"));
        for (String header : quoted.subList(0, quoted.size() - 1)) {
            String[] nameAndValue = header.split(": ", 2);
            attributes.put(
                    nameAndValue[0].replaceFirst("^ce-", "").replace("Content-Type", "datacontenttype"),
                    nameAndValue[1]);
        }

        Event<?> event = codec.decode(attributes, quoted.get(quoted.size() - 1).getBytes(UTF_8));

        assertThat(event.type()).isEqualTo(EventType.MAPPING_SYNC_REQUESTED);
    }

    @Test
    void structured_http_example_is_the_same_event_as_the_binary_one() {
        List<String> quoted = quoted(block("http-structured"));

        StructuredEvent taken = StructuredEvent.parse(quoted.get(1).getBytes(UTF_8));

        assertThat(quoted.get(0)).isEqualTo("Content-Type: application/cloudevents+json");
        assertThat(codec.decode(taken.attributes(), taken.data()).id()).isEqualTo("airflow-2026-01-31");
    }

    @ParameterizedTest
    @EnumSource
    void every_event_is_in_the_table_with_who_sends_and_who_receives_it(EventType type) {
        assertThat(readme.lines().filter(line -> line.startsWith("| " + type.eventName() + " | ")))
                .singleElement()
                .asString()
                .endsWith(" | " + String.join(", ", Traffic.of(type).senders()) + " | "
                        + String.join(", ", Traffic.of(type).receivers()) + " |");
    }

    private static String block(String name) {
        Matcher block = Pattern.compile("```bash " + name + "\n(.*?)```", Pattern.DOTALL)
                .matcher(readme);
        assertThat(block.find()).as("README.md has a block ```bash %s", name).isTrue();
        return block.group(1);
    }

    private static List<String> quoted(String block) {
        return QUOTED.matcher(block)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
