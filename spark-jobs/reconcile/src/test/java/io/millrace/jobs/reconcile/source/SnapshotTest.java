package io.millrace.jobs.reconcile.source;

import org.junit.jupiter.api.Test;

import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

class SnapshotTest {
    private static final long ROUND = 1L << 32;

    /** At place 1000: 60 was over in between, 55 and 57 were open, and so was 61, which began last. */
    private final Snapshot moment = Snapshot.of(1000, 1010, "55:61:55,57", Set.of(55L, 57L, 60L, 61L));

    @Test
    void a_change_is_of_the_moment_when_its_transaction_was_over() {
        assertThat(moment.has(900, 54L)).isTrue();
        assertThat(moment.has(900, 56L)).isTrue();
        assertThat(moment.has(1005, 60L)).isTrue();
    }

    @Test
    void a_change_of_a_transaction_that_was_open_is_not_of_the_moment_wherever_it_stands() {
        assertThat(moment.has(900, 55L)).isFalse();
        assertThat(moment.has(900, 61L)).isFalse();
        assertThat(moment.has(1005, 57L)).isFalse();
        assertThat(moment.has(2000, 62L)).isFalse();
    }

    @Test
    void an_old_change_is_of_the_moment_however_old_its_number() {
        assertThat(moment.has(900, 3_000_000_000L)).isTrue();
        assertThat(moment.has(900, 70L)).isTrue();
    }

    @Test
    void numbers_that_went_round_are_told_from_those_that_did_not() {
        // given
        Snapshot round = Snapshot.of(1000, 1010, "%d:%d:".formatted(ROUND + 5, ROUND + 5), Set.of());

        // then
        assertThat(round.has(1005, ROUND - 1)).isTrue();
        assertThat(round.has(1005, 4L)).isTrue();
        assertThat(round.has(1005, 6L)).isFalse();
    }

    @Test
    void loaded_and_repaired_rows_go_by_their_place() {
        assertThat(moment.has(1000, null)).isTrue();
        assertThat(moment.has(1001, null)).isFalse();
    }

    @Test
    void a_place_is_written_as_postgresql_writes_it() {
        assertThat(Snapshot.lsn(0x1_0000_00ABL)).isEqualTo("1/AB");
    }
}
