package io.millrace.capture.domain.values;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;

/** ISO texts of days and moments, always with six digits of a second, as long as PostgreSQL's own precision. */
public final class Moments {
    private static final String INFINITY = "infinity";
    private static final String MINUS_INFINITY = "-infinity";
    private static final long MICROS = 1_000_000;
    private static final long DAY = 24 * 60 * 60 * MICROS;
    /** What the driver makes of PostgreSQL's infinities. */
    private static final long INFINITE_FUTURE = 9_223_372_036_825_200_000L;

    private static final long INFINITE_PAST = -9_223_372_036_832_400_000L;

    /** And of the infinite days: days of a year long before the first that PostgreSQL knows. */
    private static final long INFINITE_FUTURE_DAY =
            LocalDate.of(-5_877_611, 6, 21).toEpochDay();

    private static final long INFINITE_PAST_DAY =
            LocalDate.of(-5_877_611, 6, 22).toEpochDay();

    private static final DateTimeFormatter LOCAL = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral('T')
            .appendValue(ChronoField.HOUR_OF_DAY, 2)
            .appendLiteral(':')
            .appendValue(ChronoField.MINUTE_OF_HOUR, 2)
            .appendLiteral(':')
            .appendValue(ChronoField.SECOND_OF_MINUTE, 2)
            .appendFraction(ChronoField.NANO_OF_SECOND, 6, 6, true)
            .toFormatter(Locale.ROOT);

    private Moments() {}

    /** A day. */
    public static String date(int epochDay) {
        if (epochDay == INFINITE_FUTURE_DAY) {
            return INFINITY;
        }
        if (epochDay == INFINITE_PAST_DAY) {
            return MINUS_INFINITY;
        }
        return LocalDate.ofEpochDay(epochDay).toString();
    }

    /** A time of day; the end of the day is {@code 24:00:00.000000}. */
    public static String time(long micros) {
        long seconds = micros / MICROS;
        return String.format(
                Locale.ROOT,
                "%02d:%02d:%02d.%06d",
                seconds / 3600,
                seconds / 60 % 60,
                seconds % 60,
                Math.floorMod(micros, MICROS));
    }

    /** A moment of no zone. */
    public static String timestamp(long micros) {
        if (micros == INFINITE_FUTURE) {
            return INFINITY;
        }
        if (micros == INFINITE_PAST) {
            return MINUS_INFINITY;
        }
        return LOCAL.format(local(micros));
    }

    /** A moment in UTC. */
    public static String instant(long micros) {
        return LOCAL.format(local(micros)) + "Z";
    }

    /** A moment in UTC, of one with any offset. */
    public static String instant(String zoned) {
        if (zoned.equals(INFINITY) || zoned.equals(MINUS_INFINITY)) {
            return zoned;
        }
        return LOCAL.format(OffsetDateTime.parse(zoned)
                        .withOffsetSameInstant(ZoneOffset.UTC)
                        .toLocalDateTime())
                + "Z";
    }

    private static LocalDateTime local(long micros) {
        long day = Math.floorDiv(micros, DAY);
        long ofDay = Math.floorMod(micros, DAY);
        return LocalDate.ofEpochDay(day).atStartOfDay().plusNanos(ofDay * 1_000);
    }
}
