package io.millrace.bucketed.domain;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

class VersionTest {
    private static final Instant MORNING = Instant.parse("2025-11-01T08:00:00Z");

    @Test
    void a_name_is_read_and_told_again() {
        assertThat(Version.parse("2025-10-22-1f0c9a3b").orElseThrow().folder()).isEqualTo("v=2025-10-22-1f0c9a3b/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2025-10-22",
                "2025-02-30-1f0c9a3b",
                "2025-10-22-1f0c9a3",
                "2025-10-22-1f0c9a3b0",
                "2025-10-22-1F0C9A3B",
                "x2025-10-22-1f0c9a3b",
                "2025-10-22-1f0c9a3b/"
            })
    void what_is_not_exactly_a_version_is_none(String name) {
        assertThat(Version.parse(name)).isEmpty();
    }

    @Test
    void the_newer_snapshot_is_newer_and_of_one_snapshot_what_was_told_later() {
        // given
        Edition first = edition("2025-10-15-ffffffff", MORNING.plusSeconds(9));
        Edition rerun = edition("2025-10-15-00000000", MORNING.plusSeconds(99));
        Edition next = edition("2025-10-22-00000000", MORNING);
        // when
        List<Edition> sorted = Stream.of(next, rerun, first).sorted().toList();
        // then
        assertThat(sorted).containsExactly(first, rerun, next);
    }

    private static Edition edition(String version, Instant toldAt) {
        return new Edition(Version.parse(version).orElseThrow(), toldAt);
    }
}
