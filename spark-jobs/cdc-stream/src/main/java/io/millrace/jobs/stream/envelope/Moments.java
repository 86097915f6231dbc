package io.millrace.jobs.stream.envelope;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;

/** Moments as texts: ISO with {@code T} or a blank, with or without a zone, which is then UTC. */
final class Moments {
    private static final int NANOS = 1000;
    private static final long MICROS = 1_000_000;

    private static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("['T'][' ']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[XXX][X]")
            .toFormatter();

    private Moments() {}

    /** The moment; {@code null} when the text is none, or is finer than microseconds. */
    static Instant parse(String text) {
        try {
            TemporalAccessor parsed = FORMAT.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
            Instant moment = parsed instanceof OffsetDateTime zoned
                    ? zoned.toInstant()
                    : ((LocalDateTime) parsed).toInstant(ZoneOffset.UTC);
            return moment.getNano() % NANOS == 0 ? moment : null;
        } catch (DateTimeException noMoment) {
            return null;
        }
    }

    /** Microseconds since 1970. */
    static long micros(Instant moment) {
        return moment.getEpochSecond() * MICROS + moment.getNano() / NANOS;
    }
}
