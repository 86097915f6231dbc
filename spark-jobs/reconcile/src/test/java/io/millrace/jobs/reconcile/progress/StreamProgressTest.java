package io.millrace.jobs.reconcile.progress;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StreamProgressTest {
    @Test
    void the_topic_is_asked_for_its_end_once_capture_has_reached_the_place() throws InterruptedException {
        // given
        Deque<Long> confirmed = new ArrayDeque<>(List.of(50L, 99L, 100L));
        Deque<Map<Integer, Long>> committed =
                new ArrayDeque<>(List.of(Map.of(0, 7L), Map.of(0, 9L, 1, 3L), Map.of(0, 9L, 1, 4L)));
        StreamProgress progress = new StreamProgress(
                confirmed::poll,
                table -> confirmed.isEmpty() ? Map.of(0, 9L, 1, 4L) : Map.of(),
                table -> committed.poll(),
                Duration.ofMinutes(1));

        // when
        progress.await("alerts", 100);

        // then
        assertThat(confirmed).isEmpty();
        assertThat(committed).isEmpty();
    }

    @Test
    void it_is_said_what_is_behind_when_patience_ends() {
        // given
        StreamProgress capture =
                new StreamProgress(() -> 0x10L, table -> Map.of(), table -> Map.of(), Duration.ofMillis(1));
        StreamProgress stream =
                new StreamProgress(() -> 0x100L, table -> Map.of(2, 9L), table -> Map.of(2, 8L), Duration.ofMillis(1));

        // then
        assertThatThrownBy(() -> capture.await("alerts", 0x20))
                .hasMessageContaining("alerts")
                .hasMessageContaining("change capture has confirmed the log up to 0/10, and 0/20 is wanted");
        assertThatThrownBy(() -> stream.await("alerts", 0x20))
                .hasMessageContaining("the stream has committed its topic up to {2=8}, and {2=9} is wanted");
    }
}
