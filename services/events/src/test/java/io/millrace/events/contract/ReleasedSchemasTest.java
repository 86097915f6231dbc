package io.millrace.events.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import io.millrace.events.EventCodec;
import io.millrace.events.EventType;
import io.millrace.events.InvalidEventException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Readers and writers of a released schema are never broken by a later release of the same version. */
class ReleasedSchemasTest {
    private static final Pattern FILE_NAME = Pattern.compile("(.+)\\.v(\\d+)\\.json");
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    @ParameterizedTest
    @EnumSource
    void schema_is_compatible_with_its_released_form(EventType type) throws IOException {
        // given
        JsonNode released = released(type);
        // when
        List<SchemaCompatibility.Finding> findings = SchemaCompatibility.compare(released, PayloadSchema.of(type));
        // then
        assertThat(findings)
                .as(
                        "This change of %s breaks those who use the released %s. Take it back, make what is new optional, or"
                                + " give the event a new version in EventType and freeze it: mvn -pl services/events test"
                                + " -Dtest=ReleasedSchemasTest -Devents.release=true",
                        type.eventName(), PayloadSchema.fileName(type))
                .isEmpty();
    }

    @Test
    void no_released_event_disappears_and_no_version_goes_back() throws IOException {
        try (Stream<Path> files = Files.list(Committed.RELEASED)) {
            assertThat(files).allSatisfy(file -> {
                Matcher name = FILE_NAME.matcher(file.getFileName().toString());
                assertThat(name.matches())
                        .as("%s is named <type>.v<version>.json", file)
                        .isTrue();
                Optional<EventType> type = EventType.named(name.group(1));
                assertThat(type)
                        .as("%s was released: keep it in EventType", name.group(1))
                        .isPresent();
                assertThat(type.orElseThrow().version())
                        .as("version of %s", name.group(1))
                        .isGreaterThanOrEqualTo(Integer.parseInt(name.group(2)));
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void example_is_valid_for_the_released_schema(EventType type) throws IOException {
        assertThat(schema(type).validate(Examples.tree(type))).isEmpty();
    }

    /** Whatever the schema refuses for a missing or null-like property, the codec refuses too, and the other way round. */
    @ParameterizedTest
    @EnumSource
    void schema_and_codec_require_the_same_properties(EventType type) throws IOException {
        JsonSchema schema = schema(type);
        for (ObjectNode changed : withOnePropertyRemoved(Examples.tree(type))) {
            assertThat(isAccepted(type, changed))
                    .as("codec accepts %s", changed)
                    .isEqualTo(schema.validate(changed).isEmpty());
        }
    }

    /** Whatever the schema refuses for a wrong value, the codec refuses too, and the other way round. */
    @ParameterizedTest
    @EnumSource
    void schema_and_codec_limit_the_same_values(EventType type) throws IOException {
        JsonSchema schema = schema(type);
        for (ObjectNode changed : withOneValueReplaced(Examples.tree(type))) {
            assertThat(isAccepted(type, changed))
                    .as("codec accepts %s", changed)
                    .isEqualTo(schema.validate(changed).isEmpty());
        }
    }

    private static boolean isAccepted(EventType type, ObjectNode payload) {
        try {
            EventCodec.standalone().decode(Examples.attributes(type), Examples.bytes(payload));
            return true;
        } catch (InvalidEventException e) {
            return false;
        }
    }

    private static List<ObjectNode> withOnePropertyRemoved(ObjectNode payload) {
        List<ObjectNode> changed = new ArrayList<>();
        payload.properties().forEach(property -> {
            changed.add(payload.deepCopy().without(property.getKey()));
            if (property.getValue() instanceof ObjectNode inner) {
                withOnePropertyRemoved(inner)
                        .forEach(less -> changed.add(payload.deepCopy().set(property.getKey(), less)));
            }
        });
        return changed;
    }

    private static List<ObjectNode> withOneValueReplaced(ObjectNode payload) {
        List<ObjectNode> changed = new ArrayList<>();
        payload.properties().forEach(property -> {
            for (String value : List.of("\"\"", "\" \"", "-1", "7.5", "true", "[]", "{}", "\"text\"")) {
                JsonNode replacement = Examples.parse(value.getBytes(java.nio.charset.StandardCharsets.UTF_8));
                changed.add(payload.deepCopy().set(property.getKey(), replacement));
            }
        });
        return changed;
    }

    private static JsonSchema schema(EventType type) throws IOException {
        return SCHEMAS.getSchema(
                released(type),
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build());
    }

    private static JsonNode released(EventType type) throws IOException {
        Path file = Committed.RELEASED.resolve(PayloadSchema.fileName(type));
        if (Boolean.getBoolean("events.release") && !Files.exists(file)) {
            Committed.write(file, ContractFilesTest.pretty(PayloadSchema.of(type)));
        }
        assertThat(file)
                .as(
                        "Freeze the new schema: mvn -pl services/events test -Dtest=ReleasedSchemasTest -Devents.release=true")
                .exists();
        return Examples.parse(Files.readAllBytes(file));
    }
}
