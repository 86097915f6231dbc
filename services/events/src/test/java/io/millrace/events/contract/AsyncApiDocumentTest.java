package io.millrace.events.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.events.EventType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** The committed AsyncAPI document holds together. */
class AsyncApiDocumentTest {
    private static JsonNode document;

    @BeforeAll
    static void read() throws IOException {
        document = AsyncApiDocument.YAML.readTree(Files.readString(Committed.ASYNC_API));
    }

    @Test
    void it_is_asyncapi_3_with_title_and_version() {
        assertThat(document.path("asyncapi").asText()).isEqualTo("3.0.0");
        assertThat(document.path("info").path("title").asText()).isNotBlank();
        assertThat(document.path("info").path("version").asText()).isNotBlank();
    }

    @Test
    void every_reference_leads_somewhere() {
        List<JsonNode> references = document.findValues("$ref");
        assertThat(references).hasSizeGreaterThan(EventType.values().length * 4);
        assertThat(references).allSatisfy(reference -> {
            String target = reference.asText();
            if (target.startsWith("#")) {
                assertThat(document.at(target.substring(1)).isMissingNode())
                        .as(target)
                        .isFalse();
            } else {
                assertThat(Path.of(target)).exists();
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void every_event_has_a_channel_a_sender_and_a_receiver(EventType type) {
        JsonNode channel = document.path("channels").path(type.eventName());
        assertThat(channel.path("address").asText()).isEqualTo(type.topic());
        assertThat(document.path("operations"))
                .filteredOn(
                        operation -> operation.at("/channel/$ref").asText().equals("#/channels/" + type.eventName()))
                .extracting(operation -> operation.path("action").asText())
                .contains("send", "receive")
                .containsOnly("send", "receive");
    }

    @Test
    void dead_letters_have_a_channel() {
        assertThat(document.at("/channels/dead-letters/address").asText()).isEqualTo("dead-letters");
    }
}
