package io.millrace.jobs.reconcile.value;

import io.millrace.config.envelope.TypeProfile;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Set;

/**
 * A value as change capture writes it in the envelope.
 *
 * @param form its kind of JSON scalar
 */
public record EnvelopeValue(String text, Form form) {
    /** Kinds of JSON scalars. */
    public enum Form {
        /** In quotes. */
        STRING,
        /** A number. */
        NUMBER,
        /** {@code true} or {@code false}. */
        BOOLEAN
    }

    private static final Set<String> NOT_FINITE = Set.of("NaN", "Infinity", "-Infinity");
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

    /**
     * The value in a profile.
     *
     * @param raw as {@link SourceKind#raw} gives it; not null
     */
    public static EnvelopeValue of(SourceKind kind, String raw, TypeProfile profile) {
        return switch (kind) {
            case BOOLEAN -> new EnvelopeValue(raw, profile == TypeProfile.EXACT ? Form.BOOLEAN : Form.STRING);
            case INTEGER -> new EnvelopeValue(raw, Form.NUMBER);
            case FLOAT4 -> NOT_FINITE.contains(raw) ? string(raw) : number(Float.toString(Float.parseFloat(raw)));
            case FLOAT8 -> NOT_FINITE.contains(raw) ? string(raw) : number(Double.toString(Double.parseDouble(raw)));
            case DECIMAL -> decimal(raw, profile);
            case DATE ->
                string(isFinite(raw) ? LocalDate.ofEpochDay(Long.parseLong(raw)).toString() : raw);
            case TIME -> string(time(Long.parseLong(raw)));
            case TIMESTAMP -> string(isFinite(raw) ? LOCAL.format(local(Long.parseLong(raw))) : raw);
            case TIMESTAMP_TZ -> string(isFinite(raw) ? LOCAL.format(local(Long.parseLong(raw))) + "Z" : raw);
            case TEXT, PADDED, BYTES, OTHER -> string(raw);
        };
    }

    private static EnvelopeValue decimal(String raw, TypeProfile profile) {
        if (NOT_FINITE.contains(raw)) {
            return string(raw);
        }
        BigDecimal value = new BigDecimal(raw);
        return profile == TypeProfile.EXACT
                ? string(value.toPlainString())
                : number(Double.toString(value.doubleValue()));
    }

    private static boolean isFinite(String raw) {
        return !raw.endsWith("infinity");
    }

    private static String time(long micros) {
        long seconds = micros / MICROS;
        return "%02d:%02d:%02d.%06d"
                .formatted(seconds / 3600, seconds / 60 % 60, seconds % 60, Math.floorMod(micros, MICROS));
    }

    private static LocalDateTime local(long micros) {
        return LocalDate.ofEpochDay(Math.floorDiv(micros, DAY))
                .atStartOfDay()
                .plusNanos(Math.floorMod(micros, DAY) * 1000);
    }

    private static EnvelopeValue string(String text) {
        return new EnvelopeValue(text, Form.STRING);
    }

    private static EnvelopeValue number(String text) {
        return new EnvelopeValue(text, Form.NUMBER);
    }
}
