package io.millrace.bucketing.domain;

import io.millrace.bucketing.domain.Completeness.Rule;
import io.millrace.bucketing.domain.Completeness.Watch;
import io.millrace.bucketing.domain.Listing.Entry;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

class CompletenessTest {
    private static final Instant START = Instant.parse("2026-01-31T12:00:00Z");
    private static final int QUIET = 10;

    /**
     * Whatever is seen when, files without a marker count exactly when the last change that was seen is the quiet time ago.
     *
     * @param sizes of the one data file at each look; 0 when there is none
     */
    @Property(tries = 500)
    void without_a_marker_a_snapshot_counts_the_quiet_time_after_its_last_change(
            @ForAll @Size(min = 1, max = 12) List<@IntRange(max = 2) Integer> sizes,
            @ForAll @IntRange(min = 1, max = 6) int minutesBetweenLooks) {
        // given
        Rule rule = new Rule(Duration.ofMinutes(QUIET), Optional.empty());
        Optional<Watch> remembered = Optional.empty();
        int lastChange = 0;
        for (int look = 0; look < sizes.size(); look++) {
            if (look > 0 && !sizes.get(look).equals(sizes.get(look - 1))) {
                lastChange = look;
            }
            // when
            Completeness found = Completeness.of(
                    listing(sizes.get(look)),
                    remembered,
                    START.plus(Duration.ofMinutes((long) look * minutesBetweenLooks)),
                    rule);
            // then
            boolean quiet = (look - lastChange) * minutesBetweenLooks >= QUIET;
            assertThat(found.complete()).isEqualTo(quiet && sizes.get(look) > 0);
            remembered = Optional.of(found.watch());
        }
    }

    @Property(tries = 50)
    void hidden_files_change_nothing(@ForAll @IntRange(max = 2) int size) {
        // given
        List<Entry> with = new java.util.ArrayList<>(entries(size));
        with.add(new Entry(".crc/part-0.crc", 1, "x"));
        with.add(new Entry("_committed_1", 1, "x"));
        with.add(new Entry("empty/", 0, "x"));
        // when
        Listing listing = Listing.of(with, Set.of("_SUCCESS"));
        // then
        assertThat(listing).isEqualTo(listing(size));
    }

    private static Listing listing(int size) {
        return Listing.of(entries(size), Set.of("_SUCCESS"));
    }

    private static List<Entry> entries(int size) {
        return size == 0 ? List.of() : List.of(new Entry("part-0.parquet", size, "e" + size));
    }
}
