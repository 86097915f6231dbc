package io.millrace.config.envelope;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;

/** ISO texts of days and moments in the envelope, always with six digits of a second, as long as PostgreSQL's own precision. */
public final class EnvelopeTimes {
    private static final long MICROS = 1_000_000;
    private static final long DAY = 24 * 60 * 60 * MICROS;
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

    private EnvelopeTimes() {}

    /** A day. */
    public static String date(long epochDay) {
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

    /** A moment of no zone, by microseconds since 1970. */
    public static String timestamp(long micros) {
        long day = Math.floorDiv(micros, DAY);
        long ofDay = Math.floorMod(micros, DAY);
        return LOCAL.format(LocalDate.ofEpochDay(day).atStartOfDay().plusNanos(ofDay * 1_000));
    }

    /** A moment in UTC, by microseconds since 1970. */
    public static String instant(long micros) {
        return timestamp(micros) + "Z";
    }

    /** A moment in UTC, of one with any offset. */
    public static String instant(OffsetDateTime moment) {
        LocalDateTime utc = moment.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime();
        return LOCAL.format(utc) + "Z";
    }
}
