package io.millrace.jobs.quality.value;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/**
 * Moments from texts: ISO, a {@code T} or a space between day and time, UTC where no offset is said, microseconds at most; of a day alone
 * its beginning.
 */
public final class Moments {
    private static final DateTimeFormatter FORM = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendOffset("+HH:mm", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HH", "Z")
            .optionalEnd()
            .toFormatter(Locale.ROOT);

    private static final String DAY = "2026-01-01";

    private Moments() {}

    /**
     * The moment that a text says.
     *
     * @throws DateTimeException when it says none
     */
    public static Instant parse(String text) {
        int space = text.indexOf(' ');
        String iso = text.length() == DAY.length()
                ? text + "T00:00"
                : space < 0 ? text : text.substring(0, space) + 'T' + text.substring(space + 1);
        TemporalAccessor parsed = FORM.parseBest(iso, OffsetDateTime::from, LocalDateTime::from);
        Instant moment = parsed instanceof OffsetDateTime withOffset
                ? withOffset.toInstant()
                : LocalDateTime.from(parsed).toInstant(ZoneOffset.UTC);
        if (!moment.truncatedTo(ChronoUnit.MICROS).equals(moment)) {
            throw new DateTimeException("finer than a microsecond");
        }
        return moment;
    }
}
