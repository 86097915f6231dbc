package io.millrace.gateway.domain;

import io.millrace.events.Event;
import io.millrace.events.EventCodec;
import io.millrace.events.InvalidEventException;
import io.millrace.events.lake.SnapshotWritten;
import io.millrace.events.mapping.MappingSyncRequested;
import io.millrace.gateway.domain.IncomingEvent.Mode;
import io.millrace.platform.snapshot.SnapshotTimes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class IncomingEventTest {
    private static final EventCodec CODEC = EventCodec.standalone();
    private static final SnapshotTimes TIMES = new SnapshotTimes(
            Clock.fixed(Instant.parse("2026-01-31T12:00:00Z"), ZoneOffset.UTC), Duration.ofMinutes(5));
    private static final byte[] DATA = "{\"dataset\":\"mapping\"}".getBytes(UTF_8);

    @Test
    void binary_mode_takes_attributes_from_headers_of_any_case_and_decodes_them() {
        // given
        Map<String, String> headers = Map.of(
                "CE-Id", "upstream%201",
                "ce-SpecVersion", "1.0",
                "ce-type", "mapping-sync-requested",
                "ce-source", "/upstream",
                "ce-time", "2026-01-31T13:00:00+01:00",
                "X-Other", "ignored");

        // when
        Event<?> event = IncomingEvent.read(Mode.BINARY, headers, DATA, CODEC, TIMES);

        // then
        assertThat(event.id()).isEqualTo("upstream 1");
        assertThat(event.time()).isEqualTo("2026-01-31T12:00:00Z");
        assertThat(event.data()).isEqualTo(new MappingSyncRequested("mapping", null));
    }

    @Test
    void structured_mode_takes_everything_from_the_body_and_nothing_from_headers() {
        // given
        String body =
                """
                {"specversion":"1.0","id":"u-2","type":"mapping-sync-requested","source":"/upstream",
                 "time":"2026-01-31T12:00:00Z","data":{"dataset":"mapping"}}""";

        // when
        Event<?> event =
                IncomingEvent.read(Mode.STRUCTURED, Map.of("ce-id", "other"), body.getBytes(UTF_8), CODEC, TIMES);

        // then
        assertThat(event.id()).isEqualTo("u-2");
        assertThat(event.correlationId()).isEqualTo("u-2");
    }

    @Test
    void every_missing_attribute_is_named() {
        // when / then
        assertThatThrownBy(() -> IncomingEvent.read(Mode.BINARY, Map.of(), DATA, CODEC, TIMES))
                .isInstanceOfSatisfying(InvalidEventException.class, e -> assertThat(e.violations())
                        .anyMatch(violation -> violation.startsWith("specversion: must be 1.0"))
                        .contains("id: is required", "source: is required", "time: is required", "type: is required"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"20260131120500", "2027-01-31", "latest"})
    void a_snapshot_named_by_a_time_that_has_come_or_by_no_time_is_taken(String name) {
        // when
        Event<?> event = snapshot(name);

        // then
        assertThat(event.data()).isInstanceOfSatisfying(SnapshotWritten.class, written -> assertThat(written.snapshot())
                .isEqualTo(name));
    }

    @Test
    void a_snapshot_named_by_a_time_in_the_future_is_refused_before_anything_counts_on_it() {
        // when / then
        assertThatThrownBy(() -> snapshot("20260131120501")).isInstanceOfSatisfying(InvalidEventException.class, e -> {
            assertThat(e.reason()).isEqualTo(InvalidEventException.Reason.AHEAD_OF_TIME);
            assertThat(e.violations()).singleElement().satisfies(violation -> assertThat(violation)
                    .startsWith("snapshot: its name 20260131120501 is a time in the future")
                    .contains("millrace.platform.clock-tolerance", "correct the clock"));
        });
    }

    private static Event<?> snapshot(String name) {
        String body =
                """
                {"specversion":"1.0","id":"u-3","type":"snapshot-written","source":"/upstream","time":"2026-01-31T12:00:00Z",
                 "data":{"dataset":"mapping","environment":"test","snapshot":"%s","location":"s3://lake/file.csv"}}"""
                        .formatted(name);
        return IncomingEvent.read(Mode.STRUCTURED, Map.of(), body.getBytes(UTF_8), CODEC, TIMES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/cloudevents+json", "Application/CloudEvents+JSON; charset=utf-8"})
    void structured_mode_is_known_by_its_media_type(String contentType) {
        // when / then
        assertThat(IncomingEvent.mode(contentType)).contains(Mode.STRUCTURED);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"application/cloudevents-batch+json", "text/plain", "application/xml", ""})
    void batches_and_other_media_types_are_not_taken(String contentType) {
        // when / then
        assertThat(IncomingEvent.mode(contentType)).isEmpty();
    }
}
