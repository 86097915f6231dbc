package io.millrace.cli.bench.bucketing;

import io.millrace.cli.bench.bucketing.LinearFit.Point;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

class LinearFitTest {

    @Property(tries = 100)
    void points_on_a_line_give_that_line(
            @ForAll @DoubleRange(min = 0.1, max = 100) double fixed,
            @ForAll @DoubleRange(min = 0.1, max = 100) double slope) {
        // given
        List<Point> points =
                List.of(new Point(1, fixed + slope), new Point(2, fixed + 2 * slope), new Point(4, fixed + 4 * slope));

        // when
        LinearFit fit = LinearFit.of(points);

        // then
        assertThat(fit.fixed()).isCloseTo(fixed, within(1e-6));
        assertThat(fit.slope()).isCloseTo(slope, within(1e-6));
        assertThat(fit.worst()).isCloseTo(0, within(1e-6));
    }

    @Test
    void the_farthest_point_is_told_as_a_share_of_the_line() {
        // when
        LinearFit fit = LinearFit.of(List.of(new Point(0, 11), new Point(1, 8), new Point(2, 11)));

        // then
        assertThat(fit.at(1)).isCloseTo(10, within(1e-9));
        assertThat(fit.worst()).isCloseTo(0.2, within(1e-9));
    }

    @Test
    void one_size_alone_gives_no_line() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LinearFit.of(List.of(new Point(1, 2), new Point(1, 3))))
                .withMessageContaining("two sizes");
    }
}
