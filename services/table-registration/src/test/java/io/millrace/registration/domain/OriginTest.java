package io.millrace.registration.domain;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

class OriginTest {
    @Test
    void a_newer_snapshot_wins_over_a_later_event() {
        // given
        Origin newSnapshot = origin("v2", "2025-10-22", 1);
        Origin lateEvent = origin("v1", "2025-10-15", 9);

        // when / then
        assertThat(newSnapshot.isAfter(lateEvent)).isTrue();
        assertThat(lateEvent.isAfter(newSnapshot)).isFalse();
    }

    @Test
    void the_same_version_never_stands_in_its_own_way() {
        // when / then
        assertThat(origin("v1", "2025-10-15", 9).isAfter(origin("v1", "2025-10-15", 1)))
                .isFalse();
    }

    @Property
    void of_two_versions_exactly_one_is_after_the_other(
            @ForAll("origins") Origin one, @ForAll("origins") Origin other) {
        // when
        boolean forth = one.isAfter(other);
        boolean back = other.isAfter(one);

        // then
        assertThat(forth ^ back).isEqualTo(!one.version().equals(other.version()));
    }

    @Provide
    Arbitrary<Origin> origins() {
        return Combinators.combine(
                        Arbitraries.of("a", "b", "c"),
                        Arbitraries.of("2025-10-15", "2025-10-22"),
                        Arbitraries.integers().between(0, 2))
                .as((version, date, second) -> origin(version, date, second));
    }

    private static Origin origin(String version, String snapshotDt, int second) {
        return new Origin("d", version, Optional.of(snapshotDt), "cause", Instant.ofEpochSecond(second));
    }
}
