package io.millrace.events.contract;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.events.EventType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** What upstream teams read in the repository is what the code does. */
class ContractFilesTest {

    @ParameterizedTest
    @EnumSource
    void committed_schema_is_what_the_record_says(EventType type) throws IOException {
        Committed.check(Committed.SCHEMAS.resolve(PayloadSchema.fileName(type)), pretty(PayloadSchema.of(type)));
    }

    @Test
    void no_schema_is_left_of_an_event_that_is_gone() throws IOException {
        List<String> expected =
                Arrays.stream(EventType.values()).map(PayloadSchema::fileName).toList();
        try (Stream<Path> files = Files.list(Committed.SCHEMAS)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void committed_asyncapi_document_is_what_the_events_say() throws IOException {
        Committed.check(Committed.ASYNC_API, AsyncApiDocument.yaml());
    }

    static String pretty(JsonNode tree) throws IOException {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentArraysWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE);
        return new ObjectMapper().writer(printer).writeValueAsString(tree) + "\n";
    }
}
