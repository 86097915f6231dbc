package io.millrace.config.yaml;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;

/**
 * A single value.
 *
 * @param text with placeholders resolved
 * @param written as it stands in the file: what messages may show, since a placeholder may stand for something confidential
 * @param quoted whether it is a text whatever it looks like
 */
public record YamlScalar(Place place, ScalarKind kind, String text, String written, boolean quoted)
        implements YamlNode {
    private static final int SHOWN = 60;
    private static final BigInteger LARGEST_LONG = BigInteger.valueOf(Long.MAX_VALUE);

    /** Whether it says nothing: {@code null}, {@code ~} or no word at all. */
    public boolean isNothing() {
        return kind == ScalarKind.NOTHING;
    }

    /** Whether it is a finite number. */
    public boolean isNumber() {
        return kind == ScalarKind.WHOLE || kind == ScalarKind.NUMBER;
    }

    /** Its number, which {@link #isNumber} has told that there is. */
    public BigDecimal number() {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.startsWith("0x")) {
            return new BigDecimal(new BigInteger(lower.substring(2), 16));
        }
        return lower.startsWith("0o") ? new BigDecimal(new BigInteger(lower.substring(2), 8)) : new BigDecimal(lower);
    }

    /** Its boolean, when it is one. */
    public boolean flag() {
        return "true".equalsIgnoreCase(text);
    }

    @Override
    public String described() {
        String shown = written.length() <= SHOWN ? written : written.substring(0, SHOWN) + "…";
        return kind == ScalarKind.NOTHING ? "nothing" : kind.title() + " '" + shown + "'";
    }

    @Override
    public Object plain() {
        return switch (kind) {
            case NOTHING, UNRESOLVED -> null;
            case FLAG -> flag();
            case TEXT -> text;
            case NUMBER -> number();
            case WHOLE -> {
                BigInteger whole = number().toBigInteger();
                yield whole.abs().compareTo(LARGEST_LONG) <= 0 ? (Object) whole.longValue() : number();
            }
        };
    }
}
