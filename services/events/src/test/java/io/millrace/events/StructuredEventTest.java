package io.millrace.events;

import io.millrace.events.InvalidEventException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class StructuredEventTest {
    private static final String EVENT =
            """
            {"specversion":"1.0","id":"1","type":"mapping-sync-requested","source":"/u","subject":null,
             "time":"2026-01-31T12:00:00Z","data":{"dataset":"d"}}""";

    @Test
    void structured_event_is_the_same_event_as_in_binary_mode() {
        StructuredEvent taken = StructuredEvent.parse(EVENT.getBytes(UTF_8));

        assertThat(EventCodec.standalone()
                        .decode(taken.attributes(), taken.data())
                        .subject())
                .isEqualTo("d");
        assertThat(taken.attributes()).doesNotContainKeys("data", "subject");
    }

    @Test
    void event_without_data_has_no_payload() {
        assertThat(StructuredEvent.parse("{\"id\":\"1\"}".getBytes(UTF_8)).data())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "{\"id\":", "nonsense", "{} {}"})
    void document_that_is_not_one_json_object_is_refused(String document) {
        InvalidEventException poison = catchThrowableOfType(
                InvalidEventException.class, () -> StructuredEvent.parse(document.getBytes(UTF_8)));

        assertThat(poison.reason()).isEqualTo(Reason.NOT_JSON);
    }
}
