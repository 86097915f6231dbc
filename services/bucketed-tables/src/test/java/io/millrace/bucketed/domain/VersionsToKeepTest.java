package io.millrace.bucketed.domain;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class VersionsToKeepTest {

    @Property
    void what_is_in_use_and_the_newest_snapshots_stay_and_all_else_goes(
            @ForAll("versions") Set<Version> there,
            @ForAll("versions") Set<Version> inUse,
            @ForAll @IntRange(min = 1, max = 5) int snapshots) {
        // when
        Set<Version> gone =
                new VersionsToKeep(snapshots).removable(there, inUse::contains).collect(Collectors.toSet());
        // then
        assertThat(there).containsAll(gone);
        assertThat(gone).noneMatch(inUse::contains);
        for (Version version : there) {
            long newer = there.stream()
                    .map(Version::snapshotDt)
                    .filter(date -> date.isAfter(version.snapshotDt()))
                    .distinct()
                    .count();
            assertThat(gone.contains(version)).isEqualTo(newer >= snapshots && !inUse.contains(version));
        }
    }

    @Test
    void a_run_repeated_over_one_snapshot_takes_the_place_of_no_other_snapshot() {
        // given
        List<Version> there = Stream.of("2025-10-01-00000001", "2025-10-08-00000002", "2025-10-08-00000003")
                .map(name -> Version.parse(name).orElseThrow())
                .toList();
        // when
        List<Version> gone =
                new VersionsToKeep(2).removable(there, version -> false).toList();
        // then
        assertThat(gone).isEmpty();
    }

    @Test
    void to_keep_nothing_is_refused() {
        assertThatThrownBy(() -> new VersionsToKeep(0)).hasMessageContaining("At least 1");
    }

    @Provide
    Arbitrary<Set<Version>> versions() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 28),
                        Arbitraries.integers().between(0, 2))
                .as((day, run) -> new Version(LocalDate.of(2025, 10, day), "0000000" + run))
                .set()
                .ofMaxSize(20);
    }
}
