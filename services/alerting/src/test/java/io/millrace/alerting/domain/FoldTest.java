package io.millrace.alerting.domain;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

class FoldTest {
    private static final Instant START = Instant.parse("2026-01-31T12:00:00Z");
    private static final Duration WINDOW = Duration.ofHours(1);

    @Test
    void the_first_trouble_is_told_and_further_ones_within_the_window_are_counted() {
        // when
        Fold fold = Fold.empty()
                .with("a", START, WINDOW)
                .with("b", START.plusSeconds(60), WINDOW)
                .with("c", START.plus(WINDOW).minusNanos(1), WINDOW);

        // then
        assertThat(fold.tells("a")).isTrue();
        assertThat(fold.tells("b")).isFalse();
        assertThat(fold.tells("c")).isFalse();
        assertThat(fold.countAt("c")).isEqualTo(3);
    }

    @Test
    void the_first_trouble_after_the_window_is_told_with_the_count_so_far_and_since_the_last_time() {
        // when
        Fold fold = Fold.empty()
                .with("a", START, WINDOW)
                .with("b", START.plusSeconds(60), WINDOW)
                .with("c", START.plus(WINDOW), WINDOW)
                .with("d", START.plus(WINDOW.multipliedBy(2)), WINDOW);

        // then
        assertThat(fold.tells("c")).isTrue();
        assertThat(fold.countAt("c")).isEqualTo(3);
        assertThat(fold.sinceToldAt("c")).isEqualTo(2);
        assertThat(fold.sinceToldAt("d")).isEqualTo(1);
    }

    @Property
    void what_is_told_and_what_waits_to_be_told_are_all_troubles_whatever_is_delivered_when_and_how_often(
            @ForAll @Size(min = 1, max = 60) List<@IntRange(max = 20) Integer> deliveries,
            @ForAll @IntRange(max = 90) int minutesBetween) {
        // given
        Set<String> told = new LinkedHashSet<>();
        Fold fold = Fold.empty();
        String last = "";

        // when
        for (int i = 0; i < deliveries.size(); i++) {
            String id = deliveries.get(i).toString();
            if (!fold.knows(id)) {
                fold = fold.with(id, START.plus(Duration.ofMinutes((long) i * minutesBetween)), WINDOW);
                last = id;
            }
            if (fold.tells(id)) {
                told.add(id);
            }
        }

        // then
        Fold all = fold;
        long waiting = all.tells(last) ? 0 : all.sinceToldAt(last);
        assertThat(told.stream().mapToLong(all::sinceToldAt).sum() + waiting)
                .isEqualTo(new LinkedHashSet<>(deliveries).size());
    }

    @Test
    void after_the_end_of_the_troubles_the_next_one_is_told_and_an_old_one_opens_nothing() {
        // given
        Fold fold = Fold.empty().with("a", START, WINDOW).with("b", START, WINDOW);

        // when
        Fold over = fold.over();

        // then
        assertThat(over.knows("a")).isTrue();
        assertThat(over.with("c", START.plusSeconds(1), WINDOW).tells("c")).isTrue();
        assertThat(over.with("c", START.plusSeconds(1), WINDOW).countAt("c")).isEqualTo(1);
    }

    @Test
    void what_is_remembered_stays_small() {
        // given
        Fold fold = Fold.empty();

        // when
        for (int i = 0; i < 5_000; i++) {
            fold = fold.with("trouble-" + i, START, WINDOW);
        }

        // then
        assertThat(fold.values()).hasSizeLessThan(510);
        assertThat(fold.countAt("trouble-4999")).isEqualTo(5_000);
    }

    @Property
    void whatever_is_delivered_how_often_each_trouble_counts_once_and_one_a_window_is_told(
            @ForAll @Size(min = 1, max = 60) List<@IntRange(max = 20) Integer> deliveries) {
        // given
        Set<Integer> distinct = new LinkedHashSet<>(deliveries);

        // when
        Fold fold = Fold.empty();
        for (Integer id : deliveries) {
            fold = fold.knows(id.toString()) ? fold : fold.with(id.toString(), START, WINDOW);
        }

        // then
        Fold all = fold;
        assertThat(distinct.stream().filter(id -> all.tells(id.toString()))).containsExactly(deliveries.get(0));
        assertThat(distinct.stream().mapToLong(id -> all.countAt(id.toString())).max())
                .hasValue(distinct.size());
    }
}
