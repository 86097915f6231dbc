package io.millrace.jobs.reconcile.plan;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class CutsTest {
    @Property
    void every_number_lies_in_the_range_whose_ends_enclose_it(@ForAll List<Long> values, @ForAll long number) {
        // given
        Cuts cuts = Cuts.of(Cuts.Order.NUMBERS, values);

        // when
        int range = cuts.range(Long.toString(number));

        // then
        assertThat(cuts.from(range) == null || (Long) cuts.from(range) <= number)
                .isTrue();
        assertThat(cuts.to(range) == null || (Long) cuts.to(range) > number).isTrue();
    }

    @Test
    void texts_are_ordered_by_their_bytes_beyond_the_first_plane_too() {
        // given
        Cuts cuts = Cuts.of(Cuts.Order.TEXTS, List.of("\uFFFD"));

        // when
        int range = cuts.range("😀");

        // then
        assertThat(range).isEqualTo(1);
    }
}
