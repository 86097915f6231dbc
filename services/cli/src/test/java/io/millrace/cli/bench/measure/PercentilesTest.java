package io.millrace.cli.bench.measure;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PercentilesTest {

    @Test
    void percentiles_of_one_to_a_hundred_are_their_own_rank() {
        // given
        Percentiles percentiles = new Percentiles(LongStream.rangeClosed(1, 100).toArray());

        // when
        long p99 = percentiles.at(99);

        // then
        assertThat(p99).isEqualTo(99);
        assertThat(percentiles.at(50)).isEqualTo(50);
        assertThat(percentiles.at(100)).isEqualTo(100);
        assertThat(percentiles.at(0)).isEqualTo(1);
        assertThat(percentiles.count()).isEqualTo(100);
    }

    @Property
    void a_percentile_was_measured_and_enough_values_do_not_exceed_it(
            @ForAll @Size(min = 1, max = 200) List<Long> values,
            @ForAll @DoubleRange(min = 0, max = 100) double percent) {
        // given
        long[] measured = values.stream().mapToLong(Long::longValue).toArray();

        // when
        long found = new Percentiles(measured).at(percent);

        // then
        assertThat(values).contains(found);
        assertThat(Arrays.stream(measured).filter(value -> value <= found).count())
                .isGreaterThanOrEqualTo((long) Math.ceil(percent / 100 * measured.length));
    }

    @Test
    void nothing_has_no_percentiles() {
        // when, then
        assertThatIllegalArgumentException().isThrownBy(Percentiles::new);
    }
}
