package io.millrace.config.envelope;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

import static org.assertj.core.api.Assertions.assertThat;

class EnvelopeTimesTest {
    /** PostgreSQL's first moment, in 4714 BC, and one of its last years, 293969 AD. */
    private static final long FIRST = -210_866_803_200_000_000L;

    private static final long LAST = 9_214_646_399_999_999_999L;

    @Property
    void every_moment_reads_back_as_itself(@ForAll @LongRange(min = FIRST, max = LAST) long micros) {
        String text = EnvelopeTimes.timestamp(micros);

        LocalDateTime read = LocalDateTime.parse(text);
        assertThat(ChronoUnit.MICROS.between(LocalDateTime.of(1970, 1, 1, 0, 0), read))
                .isEqualTo(micros);
    }

    @Property
    void a_moment_of_our_times_has_twenty_six_characters(
            @ForAll @LongRange(min = -62_167_219_200_000_000L, max = 253_402_300_799_999_999L) long micros) {
        String text = EnvelopeTimes.timestamp(micros);

        assertThat(text).matches("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{6}");
    }

    @Test
    void a_moment_is_written_to_the_microsecond() {
        long micros = LocalDateTime.of(2026, 3, 1, 8, 5, 9).toEpochSecond(ZoneOffset.UTC) * 1_000_000 + 70;

        String text = EnvelopeTimes.timestamp(micros);

        assertThat(text).isEqualTo("2026-03-01T08:05:09.000070");
    }
}
