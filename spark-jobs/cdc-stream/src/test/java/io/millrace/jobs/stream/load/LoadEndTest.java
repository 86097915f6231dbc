package io.millrace.jobs.stream.load;

import io.millrace.jobs.stream.load.LoadEnd.Span;
import io.millrace.jobs.stream.load.LoadEnd.State;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class LoadEndTest {
    private static final Map<Integer, Long> FROM_THE_BEGINNING = Map.of(0, 0L, 1, 0L);
    private static final Map<Integer, Long> ALL_READ = Map.of(0, 100L, 1, 100L);

    @Test
    void a_load_is_complete_when_its_end_has_come_from_all_partitions() {
        // when
        LoadEnd end = LoadEnd.of(
                List.of(begin(0, 5), end(0, 20, 0), begin(1, 6), end(1, 9, 0)), FROM_THE_BEGINNING, ALL_READ);

        // then
        assertThat(end.state()).isEqualTo(State.COMPLETE);
        assertThat(end.spans()).isEqualTo(Map.of(0, new Span(5, 20), 1, new Span(6, 9)));
    }

    @Test
    void it_is_open_while_an_end_is_missing_or_was_kept_by_another_stream_that_read_further() {
        // given
        List<LoadMark> one = List.of(begin(0, 5), end(0, 20, 0), begin(1, 6));
        List<LoadMark> both = List.of(begin(0, 5), end(0, 20, 0), begin(1, 6), end(1, 9, 0));

        // when
        LoadEnd missing = LoadEnd.of(one, FROM_THE_BEGINNING, ALL_READ);
        LoadEnd ahead = LoadEnd.of(both, FROM_THE_BEGINNING, Map.of(0, 100L, 1, 9L));

        // then
        assertThat(missing.state()).isEqualTo(State.OPEN);
        assertThat(ahead.state()).isEqualTo(State.OPEN);
    }

    @Test
    void it_is_doubtful_when_its_rows_were_not_all_read() {
        // given
        List<LoadMark> marks = List.of(begin(0, 5), end(0, 20, 0), begin(1, 6), end(1, 9, 0));
        List<LoadMark> noBegin = List.of(end(0, 20, 0), begin(1, 6), end(1, 9, 0));

        // when
        LoadEnd late = LoadEnd.of(marks, Map.of(0, 6L, 1, 0L), ALL_READ);
        LoadEnd unknown = LoadEnd.of(marks, Map.of(0, 0L), ALL_READ);
        LoadEnd cutOff = LoadEnd.of(noBegin, FROM_THE_BEGINNING, ALL_READ);

        // then
        assertThat(late.doubt()).contains("partition 0");
        assertThat(unknown.doubt()).contains("partition 1");
        assertThat(cutOff.doubt()).contains("partition 0");
    }

    @Test
    void it_is_doubtful_when_rows_were_put_aside_before_the_topic_or_the_writer_tells_nothing() {
        // when
        LoadEnd aside = LoadEnd.of(
                List.of(begin(0, 5), end(0, 20, 3), begin(1, 6), end(1, 9, 3)), FROM_THE_BEGINNING, ALL_READ);
        LoadEnd silent = LoadEnd.of(List.of(new LoadMark(true, 0, 20, 7, 0, 0)), FROM_THE_BEGINNING, ALL_READ);

        // then
        assertThat(aside.doubt()).startsWith("3 of its rows");
        assertThat(silent.state()).isEqualTo(State.DOUBTFUL);
    }

    @Test
    void a_mark_is_read_from_its_message() {
        // when
        LoadMark mark = LoadMark.of(
                1, 9, "load-completed", "{\"data\":{\"partitions\":3,\"undelivered\":2},\"metadata\":{\"lsn\":77}}");

        // then
        assertThat(mark).isEqualTo(new LoadMark(true, 1, 9, 77, 3, 2));
    }

    private static LoadMark begin(int partition, long offset) {
        return new LoadMark(false, partition, offset, 7, 0, 0);
    }

    private static LoadMark end(int partition, long offset, long undelivered) {
        return new LoadMark(true, partition, offset, 7, 2, undelivered);
    }
}
