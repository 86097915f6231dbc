package io.millrace.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.events.InvalidEventException.Reason;
import io.millrace.events.contract.Examples;
import io.millrace.events.mapping.MappingSyncRequested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.time.Instant;
import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class EventCodecTest {
    private final EventCodec codec = EventCodec.standalone();

    @ParameterizedTest
    @EnumSource
    void every_event_survives_the_wire(EventType type) {
        // given
        Map<String, String> attributes = Examples.attributes(type);
        attributes.put("correlationid", "origin");
        attributes.put("causationid", "before");
        attributes.put("traceparent", "00-trace");
        Event<?> event = codec.decode(attributes, Examples.bytes(type));
        // when
        EncodedEvent encoded = codec.encode(event);
        // then
        assertThat(encoded.topic()).isEqualTo(type.eventName());
        assertThat(encoded.key()).isEqualTo(event.subject()).isNotBlank();
        assertThat(Examples.parse(encoded.data())).isEqualTo(Examples.tree(type));
        assertThat(codec.decode(encoded.attributes(), encoded.data())).isEqualTo(event);
    }

    @Test
    void wire_form_has_every_attribute_that_readers_route_by() {
        Event<?> event = codec.decode(
                Examples.attributes(EventType.SNAPSHOT_WRITTEN), Examples.bytes(EventType.SNAPSHOT_WRITTEN));

        assertThat(codec.encode(event).attributes())
                .containsEntry("specversion", "1.0")
                .containsEntry("type", "snapshot-written")
                .containsEntry("subject", "pipeline_migration_table_mapping")
                .containsEntry("datacontenttype", "application/json")
                .containsEntry("dataschema", "urn:millrace:event:snapshot-written:1")
                .containsEntry("correlationid", event.id())
                .doesNotContainKeys("causationid", "traceparent");
    }

    @ParameterizedTest
    @EnumSource
    void unknown_optional_property_is_ignored(EventType type) {
        ObjectNode later = Examples.tree(type).put("addedInALaterRelease", true);

        assertThat(codec.decode(Examples.attributes(type), Examples.bytes(later)))
                .isEqualTo(codec.decode(Examples.attributes(type), Examples.bytes(type)));
    }

    @Test
    void time_with_an_offset_is_the_same_instant() {
        Map<String, String> attributes = Examples.attributes(EventType.MAPPING_SYNC_REQUESTED);
        attributes.put("time", "2026-01-31T14:00:00.5+02:00");

        assertThat(decode(attributes, "{\"dataset\":\"d\"}").time()).isEqualTo("2026-01-31T12:00:00.5Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"specversion", "id", "source", "time", "type"})
    void missing_attribute_is_no_cloudevent(String name) {
        Map<String, String> attributes = Examples.attributes(EventType.MAPPING_SYNC_REQUESTED);
        attributes.remove(name);

        InvalidEventException poison = poison(attributes, "{\"dataset\":\"d\"}");

        assertThat(poison.reason()).isEqualTo(Reason.NOT_A_CLOUDEVENT);
        assertThat(poison.violations()).singleElement().asString().startsWith(name + ": ");
    }

    @ParameterizedTest
    @CsvSource({
        "specversion, 0.3",
        "source, not a uri",
        "time, yesterday",
        "time, 2026-02-30T12:00:00Z",
        "time, 2026-01-31T12:00:00",
        "datacontenttype, text/csv",
        "datacontenttype, application/jsonlines"
    })
    void malformed_attribute_is_no_cloudevent(String name, String value) {
        Map<String, String> attributes = Examples.attributes(EventType.MAPPING_SYNC_REQUESTED);
        attributes.put(name, value);

        InvalidEventException poison = poison(attributes, "{\"dataset\":\"d\"}");

        assertThat(poison.reason()).isEqualTo(Reason.NOT_A_CLOUDEVENT);
        assertThat(poison.violations())
                .singleElement()
                .asString()
                .startsWith(name + ": must be ")
                .doesNotContain("is " + value);
    }

    @Test
    void id_longer_than_a_ledger_key_can_take_is_refused() {
        Map<String, String> attributes = Examples.attributes(EventType.MAPPING_SYNC_REQUESTED);
        attributes.put("id", "x".repeat(201));

        assertThat(poison(attributes, "{\"dataset\":\"d\"}").violations())
                .containsExactly("id: must not be longer than 200 characters");
    }

    @Test
    void content_type_may_name_a_charset() {
        Map<String, String> attributes = Examples.attributes(EventType.MAPPING_SYNC_REQUESTED);
        attributes.put("datacontenttype", "application/json; charset=utf-8");

        assertThat(decode(attributes, "{\"dataset\":\"d\"}").subject()).isEqualTo("d");
    }

    @Test
    void all_wrong_attributes_are_told_at_once() {
        assertThat(poison(Map.of("specversion", "2.0", "time", "noon"), "{}").violations())
                .extracting(violation -> violation.substring(0, violation.indexOf(':')))
                .containsExactlyInAnyOrder("specversion", "id", "source", "time", "type");
    }

    @Test
    void unknown_type_is_told() {
        Map<String, String> attributes = Examples.attributes(EventType.MAPPING_SYNC_REQUESTED);
        attributes.put("type", "table-exploded");

        InvalidEventException poison = poison(attributes, "{}");

        assertThat(poison.reason()).isEqualTo(Reason.UNKNOWN_TYPE);
        assertThat(poison.violations()).singleElement().asString().startsWith("type: there is no event of that name");
    }

    @Test
    void event_of_a_later_time_than_its_reader_allows_is_refused_and_what_was_taken_before_is_read() {
        Map<String, String> attributes = Examples.attributes(EventType.MAPPING_SYNC_REQUESTED);
        attributes.put("time", "2026-01-31T12:05:00.001Z");
        byte[] payload = "{\"dataset\":\"d\"}".getBytes(UTF_8);
        Instant latest = Instant.parse("2026-01-31T12:05:00Z");

        assertThatThrownBy(() -> codec.decode(attributes, payload, latest))
                .isInstanceOfSatisfying(InvalidEventException.class, poison -> assertThat(poison.reason())
                        .isEqualTo(Reason.AHEAD_OF_TIME))
                .hasMessageContaining("time: ")
                .hasMessageContaining("later than 2026-01-31T12:05:00Z");
        assertThat(codec.decode(attributes, payload, latest.plusMillis(1)))
                .isEqualTo(codec.decode(attributes, payload));
    }

    @Test
    void other_schema_version_is_told_with_both_versions() {
        Map<String, String> attributes = Examples.attributes(EventType.MAPPING_SYNC_REQUESTED);
        attributes.put("dataschema", "urn:millrace:event:mapping-sync-requested:2");

        InvalidEventException poison = poison(attributes, "{\"dataset\":\"d\"}");

        assertThat(poison.reason()).isEqualTo(Reason.WRONG_SCHEMA_VERSION);
        assertThat(poison).hasMessageContaining("requested:1").hasMessageContaining("requested:2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "hello",
                "{\"dataset\":",
                "{\"dataset\":\"d\"} trailing",
                "{\"dataset\":\"d\"}{\"dataset\":\"d\"}",
                "null",
                "[]",
                "\"d\"",
                "7"
            })
    void payload_that_is_no_json_object_is_told(String payload) {
        assertThat(poison(Examples.attributes(EventType.MAPPING_SYNC_REQUESTED), payload)
                        .reason())
                .isEqualTo(Reason.NOT_JSON);
    }

    @Test
    void absent_payload_is_told() {
        InvalidEventException poison = catchThrowableOfType(
                InvalidEventException.class,
                () -> codec.decode(Examples.attributes(EventType.MAPPING_SYNC_REQUESTED), null));

        assertThat(poison.reason()).isEqualTo(Reason.NOT_JSON);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dataset | 7",
                "dataset | true",
                "rows    | \"12\"",
                "rows    | 1.5",
                "rows    | \"\"",
                "rows    | true",
                "location| \"\"",
                "location| \"no scheme\"",
                "location| \"relative/key.csv\"",
                "location| 5"
            })
    void scalar_of_another_kind_is_refused_and_named(String property, String value) {
        EventType type = EventType.SNAPSHOT_WRITTEN;
        ObjectNode payload = Examples.tree(type);
        payload.set(property, Examples.parse(value.getBytes(UTF_8)));

        InvalidEventException poison = poison(Examples.attributes(type), payload.toString());

        assertThat(poison.reason()).isEqualTo(Reason.NOT_JSON);
        assertThat(poison.violations()).singleElement().asString().startsWith(property + ": ");
    }

    @Test
    void everything_wrong_with_attributes_types_and_rules_is_told_at_once() {
        ObjectNode payload = Examples.tree(EventType.MAPPING_SOURCE_EMPTY)
                .put("dataset", 7)
                .put("environment", " ")
                .put("cause", "NO_SUCH");
        ((ObjectNode) payload.get("counts")).put("read", "13").put("valid", 1.5).remove("missing");
        payload.putArray("sourceTables").add("t").add(true);
        Map<String, String> attributes = Examples.attributes(EventType.MAPPING_SOURCE_EMPTY);
        attributes.remove("time");

        assertThat(poison(attributes, payload.toString()).violations())
                .containsExactlyInAnyOrder(
                        "time: is required",
                        "dataset: must be a text",
                        "cause: must be one of TABLES_EMPTY, ALL_REJECTED, ALL_MISSING",
                        "counts.read: must be a whole number within its range",
                        "counts.missing: must be a whole number within its range",
                        "counts.valid: must be a whole number within its range",
                        "sourceTables[1]: must be a text",
                        "environment: must not be blank");
    }

    @Test
    void number_for_an_enum_is_refused() {
        ObjectNode payload = Examples.tree(EventType.MAPPING_SOURCE_EMPTY).put("cause", 0);

        assertThat(poison(Examples.attributes(EventType.MAPPING_SOURCE_EMPTY), payload.toString())
                        .violations())
                .singleElement()
                .asString()
                .startsWith("cause: ");
    }

    @Test
    void all_broken_rules_of_a_payload_are_told_at_once() {
        ObjectNode payload = Examples.tree(EventType.SNAPSHOT_WRITTEN)
                .put("dataset", " ")
                .put("rows", -1)
                .put("sha256", "XYZ");
        payload.remove("location");

        InvalidEventException poison = poison(Examples.attributes(EventType.SNAPSHOT_WRITTEN), payload.toString());

        assertThat(poison.reason()).isEqualTo(Reason.NOT_VALID);
        assertThat(poison.violations())
                .extracting(violation -> violation.substring(0, violation.indexOf(':')))
                .containsExactly("dataset", "location", "rows", "sha256");
    }

    @Test
    void counts_that_do_not_add_up_are_refused() {
        ObjectNode payload = Examples.tree(EventType.MAPPING_SOURCE_EMPTY);
        ((ObjectNode) payload.get("counts")).put("read", 13);

        assertThat(poison(Examples.attributes(EventType.MAPPING_SOURCE_EMPTY), payload.toString())
                        .violations())
                .singleElement()
                .asString()
                .contains("read must equal valid + missing + rejected + duplicates");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"dataset\": secret-word",
                "{\"dataset\":\"d\",\"counts\":{\"read\": secret-word}}",
                "{\"dataset\":\"d\",\"counts\":{\"read\":\"secret-word\"}}",
                "{\"dataset\":\"d\",\"counts\":\"secret-word\"}",
                "{\"dataset\":\"d\",\"cause\":\"secret-word\"}",
                "{\"dataset\":\"d\",\"sourceTables\":\"secret-word\"}",
                "{\"dataset\":\"d\"} secret-word",
                "\"secret-word\""
            })
    void error_does_not_repeat_the_payload(String payload) {
        InvalidEventException poison = poison(Examples.attributes(EventType.MAPPING_SOURCE_EMPTY), payload);

        assertThat(poison).hasMessageNotContaining("secret-word").hasMessageContaining("NOT_JSON: ");
    }

    @ParameterizedTest
    @CsvSource({
        "location, \"no secret-word\", location: must be an absolute URI such as s3://bucket/key",
        "rows, 123456789012345678901234567890, rows: must be a whole number within its range",
        "rows, 1234567890.5, rows: must be a whole number within its range",
        "dataset, 1234567890, dataset: must be a text"
    })
    void error_says_what_must_stand_there_and_not_what_stood_there(String property, String value, String told) {
        EventType type = EventType.SNAPSHOT_WRITTEN;
        ObjectNode payload = Examples.tree(type);
        payload.set(property, Examples.parse(value.getBytes(UTF_8)));

        assertThat(poison(Examples.attributes(type), payload.toString()).violations())
                .containsExactly(told);
    }

    @Test
    void service_cannot_send_an_event_that_breaks_its_rules() {
        Event<?> event =
                Event.first("1", URI.create("/u"), Instant.EPOCH, new MappingSyncRequested(" ", "x".repeat(1001)));

        assertThatThrownBy(() -> codec.encode(event))
                .isInstanceOf(InvalidEventException.class)
                .hasMessageContaining("dataset: ")
                .hasMessageContaining("reason: ");
    }

    private Event<?> decode(Map<String, String> attributes, String payload) {
        return codec.decode(attributes, payload.getBytes(UTF_8));
    }

    private InvalidEventException poison(Map<String, String> attributes, String payload) {
        return catchThrowableOfType(InvalidEventException.class, () -> decode(attributes, payload));
    }
}
