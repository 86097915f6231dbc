package io.millrace.bucketing.domain;

import io.millrace.bucketing.domain.Companion.Differs;
import io.millrace.bucketing.domain.Companion.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.TreeSet;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

class CompanionTest {
    @ParameterizedTest(name = "{0}, companion has {1}: {2}")
    @CsvSource({
        "WARN, 15 22, AGREES",
        "WARN, 15, WARNS",
        "WARN, 22 29, WARNS",
        "WARN, '', WARNS",
        "FAIL, 15 22, AGREES",
        "FAIL, 15, REFUSES",
        "FAIL, 22 29, REFUSES",
        "FAIL, '', REFUSES",
        "WAIT, 15 22, AGREES",
        "WAIT, 15, WAITS",
        "WAIT, '', WAITS",
        "WAIT, 22 29, WARNS",
        "WAIT, 29, REFUSES"
    })
    void setting_decides_what_follows_for_the_snapshot_of_the_22nd(Differs differs, String days, Verdict expected) {
        // given
        TreeSet<LocalDate> theirs = Arrays.stream(days.split(" "))
                .filter(day -> !day.isEmpty())
                .map(day -> LocalDate.of(2025, 10, Integer.parseInt(day)))
                .collect(Collectors.toCollection(TreeSet::new));
        // when
        Verdict verdict = new Companion("ids", differs).judge(LocalDate.of(2025, 10, 22), theirs);
        // then
        assertThat(verdict).isEqualTo(expected);
    }
}
