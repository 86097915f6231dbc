package io.millrace.capture.domain.values;

import io.millrace.config.envelope.EnvelopeTimes;

import java.time.LocalDate;
import java.time.OffsetDateTime;

/** Texts of days and moments as the driver gives them, PostgreSQL's infinities among them. */
final class Moments {
    private static final String INFINITY = "infinity";
    private static final String MINUS_INFINITY = "-infinity";
    /** What the driver makes of PostgreSQL's infinities. */
    private static final long INFINITE_FUTURE = 9_223_372_036_825_200_000L;

    private static final long INFINITE_PAST = -9_223_372_036_832_400_000L;

    /** And of the infinite days: days of a year long before the first that PostgreSQL knows. */
    private static final long INFINITE_FUTURE_DAY =
            LocalDate.of(-5_877_611, 6, 21).toEpochDay();

    private static final long INFINITE_PAST_DAY =
            LocalDate.of(-5_877_611, 6, 22).toEpochDay();

    private Moments() {}

    static String date(int epochDay) {
        if (epochDay == INFINITE_FUTURE_DAY) {
            return INFINITY;
        }
        return epochDay == INFINITE_PAST_DAY ? MINUS_INFINITY : EnvelopeTimes.date(epochDay);
    }

    static String timestamp(long micros) {
        if (micros == INFINITE_FUTURE) {
            return INFINITY;
        }
        return micros == INFINITE_PAST ? MINUS_INFINITY : EnvelopeTimes.timestamp(micros);
    }

    static String instant(String zoned) {
        boolean infinite = zoned.equals(INFINITY) || zoned.equals(MINUS_INFINITY);
        return infinite ? zoned : EnvelopeTimes.instant(OffsetDateTime.parse(zoned));
    }
}
