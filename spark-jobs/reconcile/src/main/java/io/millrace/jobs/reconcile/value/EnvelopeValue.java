package io.millrace.jobs.reconcile.value;

import io.millrace.config.envelope.EnvelopeTimes;
import io.millrace.config.envelope.TypeProfile;

import java.math.BigDecimal;
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
            case DATE -> string(isFinite(raw) ? EnvelopeTimes.date(Long.parseLong(raw)) : raw);
            case TIME -> string(EnvelopeTimes.time(Long.parseLong(raw)));
            case TIMESTAMP -> string(isFinite(raw) ? EnvelopeTimes.timestamp(Long.parseLong(raw)) : raw);
            case TIMESTAMP_TZ -> string(isFinite(raw) ? EnvelopeTimes.instant(Long.parseLong(raw)) : raw);
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

    private static EnvelopeValue string(String text) {
        return new EnvelopeValue(text, Form.STRING);
    }

    private static EnvelopeValue number(String text) {
        return new EnvelopeValue(text, Form.NUMBER);
    }
}
