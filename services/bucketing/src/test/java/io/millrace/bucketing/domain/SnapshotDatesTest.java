package io.millrace.bucketing.domain;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

class SnapshotDatesTest {
    @Property(tries = 300)
    void dates_are_those_of_the_calendar(
            @ForAll @IntRange(min = 1990, max = 2100) int year,
            @ForAll @IntRange(max = 14) int month,
            @ForAll @IntRange(max = 33) int day) {
        // given
        Optional<LocalDate> expected;
        try {
            expected = Optional.of(LocalDate.of(year, month, day));
        } catch (DateTimeException notReal) {
            expected = Optional.empty();
        }
        // when
        Optional<LocalDate> found = SnapshotDates.parse("%04d-%02d-%02d".formatted(year, month, day));
        // then
        assertThat(found).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "latest", "2025-10-2", "20251022", "2025-10-22T00:00", " 2025-10-22"})
    void other_forms_are_no_dates(String text) {
        assertThat(SnapshotDates.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"snapshot_dt=2025-10-22", "a/snapshot_dt=2025-10-22/b", "snapshot_dt=2025-10-22/"})
    void date_of_a_path_is_that_of_its_snapshot_folder(String path) {
        assertThat(SnapshotDates.inPath(path)).contains(LocalDate.of(2025, 10, 22));
    }

    @ParameterizedTest
    @ValueSource(strings = {"old_snapshot_dt=2025-10-22/", "snapshot_dt=2025-10-22_old/", "2025-10-22/"})
    void other_folders_have_no_date(String path) {
        assertThat(SnapshotDates.inPath(path)).isEmpty();
    }
}
