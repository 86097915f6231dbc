package io.millrace.events;

import io.millrace.events.lake.SnapshotWritten;
import io.millrace.events.mapping.MappingSyncRequested;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EventTest {
    private static final Instant TIME = Instant.parse("2026-01-31T12:00:00Z");
    private static final Event<MappingSyncRequested> CAUSE = new Event<>(
            "cause",
            URI.create("/upstream"),
            TIME,
            "origin",
            "before",
            "00-trace",
            new MappingSyncRequested("d", null));

    @Test
    void first_event_of_a_chain_is_its_own_correlation_and_has_no_cause() {
        Event<MappingSyncRequested> first = Event.first("one", URI.create("/u"), TIME, CAUSE.data());

        assertThat(first.correlationId()).isEqualTo("one");
        assertThat(first.causationId()).isNull();
    }

    @Test
    void effect_carries_time_correlation_and_trace_of_its_cause() {
        Event<SnapshotWritten> effect = CAUSE.leadsTo("mapping-validation", snapshot("d"));

        assertThat(effect.time()).isEqualTo(TIME);
        assertThat(effect.correlationId()).isEqualTo("origin");
        assertThat(effect.causationId()).isEqualTo("cause");
        assertThat(effect.traceparent()).isEqualTo("00-trace");
        assertThat(effect.source()).hasToString("/millrace/mapping-validation");
        assertThat(effect.subject()).isEqualTo("d");
    }

    @Test
    void same_cause_type_and_subject_give_the_same_id() {
        assertThat(CAUSE.leadsTo("s", snapshot("d")).id())
                .isEqualTo(CAUSE.leadsTo("s", snapshot("d")).id());
    }

    @Test
    void another_subject_type_or_round_gives_another_id() {
        assertThat(new String[] {
                    CAUSE.leadsTo("s", snapshot("d")).id(),
                    CAUSE.leadsTo("s", snapshot("other")).id(),
                    CAUSE.leadsTo("s", new MappingSyncRequested("d", null)).id(),
                    CAUSE.leadsToInRound("s", snapshot("d"), 2).id(),
                    CAUSE.leadsToInRound("s", snapshot("d"), 3).id()
                })
                .doesNotHaveDuplicates();
    }

    @Test
    void event_without_an_id_cannot_be_made() {
        assertThatThrownBy(() -> Event.first(null, URI.create("/u"), TIME, CAUSE.data()))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("id");
    }

    private static SnapshotWritten snapshot(String dataset) {
        return new SnapshotWritten(dataset, "dev", "20260131120000", URI.create("s3://b/k"), null, null, null);
    }
}
