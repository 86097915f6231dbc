package io.millrace.reconciliation.domain;

import io.millrace.events.Event;
import io.millrace.platform.stage.StageFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

import static io.millrace.reconciliation.testing.Causes.drift;
import static io.millrace.reconciliation.testing.Causes.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class AskedTest {
    private static final List<String> STREAMED = List.of("vehicles", "drivers");

    @ParameterizedTest
    @CsvSource({
        "cdc-stream, fleet, false, true",
        "change-capture, fleet, false, true",
        "table-registration, fleet, false, false",
        "cdc-stream, another, false, false",
        "cdc-stream, fleet, true, false"
    })
    void a_drift_counts_when_it_is_a_stream_s_and_does_not_wait_for_a_person(
            String source, String dataset, boolean held, boolean counts) {
        // given
        Event<?> cause = drift("e1", "drivers", source, dataset, held);
        // when
        Asked asked = asked(cause);
        // then
        assertThat(asked.ignored().isEmpty()).isEqualTo(counts);
        assertThat(asked.tables()).isEqualTo(counts ? List.of("drivers") : List.of());
    }

    @Test
    void a_drift_in_another_environment_is_none_of_ours() {
        assertThat(Asked.of(drift("e1", "drivers"), "fleet", "prd").ignored()).isPresent();
    }

    @Test
    void a_request_without_names_is_for_all_tables_with_a_stream() {
        assertThat(asked(request("e1")).among(STREAMED)).isEqualTo(STREAMED);
    }

    @Test
    void a_request_for_an_unknown_table_is_refused_with_those_that_there_are() {
        assertThatExceptionOfType(StageFailureException.class)
                .isThrownBy(() -> asked(request("e1", "drivers", "lorries")).among(STREAMED))
                .withMessageContaining("[lorries]")
                .withMessageContaining("vehicles");
    }

    @Test
    void a_drift_of_an_unknown_table_asks_for_nothing() {
        assertThat(asked(drift("e1", "lorries")).among(STREAMED)).isEmpty();
    }

    private static Asked asked(Event<?> cause) {
        return Asked.of(cause, "fleet", "test");
    }
}
