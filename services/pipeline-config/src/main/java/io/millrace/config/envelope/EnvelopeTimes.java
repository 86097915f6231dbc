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
    private static final int LAST_YEAR_OF_FOUR_DIGITS = 9999;
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
        LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(micros, DAY));
        long ofDay = Math.floorMod(micros, DAY);
        if (day.getYear() < 0 || day.getYear() > LAST_YEAR_OF_FOUR_DIGITS) {
            return LOCAL.format(day.atStartOfDay().plusNanos(ofDay * 1_000));
        }
        char[] text = "0000-00-00T00:00:00.000000".toCharArray();
        int seconds = (int) (ofDay / MICROS);
        digits(text, 3, day.getYear());
        digits(text, 6, day.getMonthValue());
        digits(text, 9, day.getDayOfMonth());
        digits(text, 12, seconds / 3600);
        digits(text, 15, seconds / 60 % 60);
        digits(text, 18, seconds % 60);
        digits(text, 25, (int) (ofDay % MICROS));
        return new String(text);
    }

    /** Writes a number so that it ends there; a formatter took a sixth of the time in which a row is written. */
    private static void digits(char[] text, int last, int number) {
        for (int at = last, rest = number; rest > 0; at--, rest /= 10) {
            text[at] = (char) ('0' + rest % 10);
        }
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
