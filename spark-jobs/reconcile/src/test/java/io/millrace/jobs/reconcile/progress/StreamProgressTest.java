package io.millrace.jobs.reconcile.progress;

import io.millrace.jobs.reconcile.progress.StreamProgress.Topics;
import io.millrace.jobs.reconcile.source.SourceAwayException;
import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongSupplier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StreamProgressTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    @Test
    void the_topic_is_asked_for_its_end_once_capture_has_reached_the_place() throws InterruptedException {
        // given
        Deque<Long> confirmed = new ArrayDeque<>(List.of(50L, 50L, 99L, 100L));
        Deque<Map<Integer, Long>> committed =
                new ArrayDeque<>(List.of(Map.of(0, 7L), Map.of(0, 7L), Map.of(0, 9L, 1, 3L), Map.of(0, 9L, 1, 4L)));
        StreamProgress progress = new StreamProgress(
                confirmed::poll,
                topics(table -> confirmed.isEmpty() ? Map.of(0, 9L, 1, 4L) : Map.of(), () -> 0),
                table -> committed.poll(),
                Duration.ofMinutes(1),
                LONG);

        // when
        progress.await("alerts", 100);

        // then
        assertThat(confirmed).isEmpty();
        assertThat(committed).isEmpty();
    }

    @Test
    void it_is_said_what_is_behind_when_patience_ends() {
        // given
        StreamProgress capture = new StreamProgress(
                () -> 0x10L, topics(table -> Map.of(), () -> 0), table -> Map.of(), Duration.ofMillis(1), LONG);
        StreamProgress stream = new StreamProgress(
                () -> 0x100L,
                topics(table -> Map.of(2, 9L), () -> 0),
                table -> Map.of(2, 8L),
                Duration.ofMillis(1),
                LONG);

        // then
        assertThatThrownBy(() -> capture.await("alerts", 0x20))
                .hasMessageContaining("alerts")
                .hasMessageContaining("nothing has moved for PT0.001S")
                .hasMessageContaining("change capture has confirmed the log up to 0/10, and 0/20 is wanted");
        assertThatThrownBy(() -> stream.await("alerts", 0x20))
                .hasMessageContaining("the stream has committed its topic up to {2=8}, and {2=9} is wanted");
    }

    @Test
    void a_load_that_goes_on_is_waited_for_however_long_it_takes() throws InterruptedException {
        // given: rows come on the topics, and the slot confirms nothing before the last of them
        AtomicLong rows = new AtomicLong();
        StreamProgress progress = new StreamProgress(
                () -> rows.get() < 5 ? 0 : 100,
                topics(table -> Map.of(0, 5L), rows::incrementAndGet),
                table -> Map.of(0, 5L),
                Duration.ofMillis(1),
                LONG);

        // when
        progress.await("alerts", 100);

        // then
        assertThat(rows).hasValue(5);
    }

    @Test
    void a_stream_that_goes_on_is_waited_for_however_long_it_takes() throws InterruptedException {
        // given
        AtomicLong committed = new AtomicLong();
        StreamProgress progress = new StreamProgress(
                () -> 100,
                topics(table -> Map.of(0, 9L), () -> 0),
                table -> Map.of(0, committed.incrementAndGet()),
                Duration.ofMillis(1),
                LONG);

        // when
        progress.await("alerts", 100);

        // then
        assertThat(committed).hasValue(9);
    }

    @Test
    void a_source_that_goes_away_for_a_while_is_waited_for() throws InterruptedException {
        // given
        AtomicLong looks = new AtomicLong();
        StreamProgress progress = new StreamProgress(
                () -> switch ((int) looks.incrementAndGet()) {
                    case 1 -> 50;
                    case 2, 3 -> throw away();
                    default -> 100;
                },
                topics(table -> Map.of(0, 5L), () -> 0),
                table -> Map.of(0, 5L),
                Duration.ofMinutes(1),
                LONG);

        // when
        progress.await("alerts", 100);

        // then
        assertThat(looks).hasValueGreaterThan(3);
    }

    @Test
    void a_source_that_stays_away_is_told_when_patience_ends_and_at_once_when_it_was_never_there() {
        // given
        AtomicLong looks = new AtomicLong();
        StreamProgress left = new StreamProgress(
                () -> {
                    if (looks.incrementAndGet() > 1) {
                        throw away();
                    }
                    return 0x10;
                },
                topics(table -> Map.of(), () -> 0),
                table -> Map.of(),
                Duration.ofMillis(1),
                LONG);
        StreamProgress never = new StreamProgress(
                () -> {
                    throw away();
                },
                topics(table -> Map.of(), () -> 0),
                table -> Map.of(),
                Duration.ofMinutes(1),
                LONG);

        // then
        assertThatThrownBy(() -> left.await("alerts", 0x20))
                .hasMessageContaining("up to 0/10, and 0/20 is wanted: the source starts");
        assertThatThrownBy(() -> never.await("alerts", 0x20)).isInstanceOf(SourceAwayException.class);
    }

    private static SourceAwayException away() {
        return new SourceAwayException("the source starts", new SQLException("starting", "57P03"));
    }

    @Test
    void a_load_that_starts_again_and_again_is_not_waited_for_without_end() {
        // given
        AtomicLong rows = new AtomicLong();
        StreamProgress progress = new StreamProgress(
                () -> 0,
                topics(table -> Map.of(), rows::incrementAndGet),
                table -> Map.of(),
                Duration.ofMillis(1),
                Duration.ofMillis(300));

        // then
        assertThatThrownBy(() -> progress.await("alerts", 100))
                .hasMessageContaining("it has moved for PT0.3S without arriving")
                .hasMessageContaining("starts again and again");
    }

    private static Topics topics(Function<String, Map<Integer, Long>> ends, LongSupplier arrived) {
        return new Topics() {
            @Override
            public Map<Integer, Long> ends(String table) {
                return ends.apply(table);
            }

            @Override
            public long arrived() {
                return arrived.getAsLong();
            }
        };
    }
}
