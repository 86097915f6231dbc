package io.millrace.config.tables;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A column's type.
 *
 * @param precision digits of a decimal; 0 for other kinds
 * @param scale digits after the point of a decimal; 0 for other kinds
 */
public record ColumnType(Kind kind, int precision, int scale) {
    /** The words of {@code tables.yaml}, beside {@code decimal(precision,scale)}. */
    public static final List<String> WORDS = List.of(
            "string",
            "varchar",
            "text",
            "integer",
            "int",
            "long",
            "bigint",
            "double",
            "float",
            "real",
            "timestamp",
            "date",
            "boolean");

    /** What a type looks like. */
    public static final String FORM = String.join("|", WORDS) + "|decimal\\( *[0-9]{1,2} *, *[0-9]{1,2} *\\)";

    private static final int MOST_DIGITS = 38;
    private static final Pattern DECIMAL = Pattern.compile("decimal\\( *([0-9]{1,2}) *, *([0-9]{1,2}) *\\)");
    private static final Map<String, Kind> OTHER_WORDS = Map.of(
            "varchar", Kind.STRING,
            "text", Kind.STRING,
            "int", Kind.INTEGER,
            "bigint", Kind.LONG,
            "float", Kind.DOUBLE,
            "real", Kind.DOUBLE);

    /** The kinds that {@code tables.yaml} knows. */
    public enum Kind {
        /** Text; also {@code varchar} and {@code text}. */
        STRING,
        /** 32 bits; also {@code int}. */
        INTEGER,
        /** 64 bits; also {@code bigint}. */
        LONG,
        /** 64 bits floating; also {@code float} and {@code real}. */
        DOUBLE,
        /** An exact number: {@code decimal(p,s)}. */
        DECIMAL,
        /** True or false. */
        BOOLEAN,
        /** A day. */
        DATE,
        /** A moment, in microseconds. */
        TIMESTAMP
    }

    /** A type without digits. */
    public static ColumnType of(Kind kind) {
        return new ColumnType(kind, 0, 0);
    }

    /** The type that a text names; empty when it names none, or a decimal of impossible digits. */
    public static Optional<ColumnType> parse(String text) {
        Matcher decimal = DECIMAL.matcher(text);
        if (decimal.matches()) {
            ColumnType type = new ColumnType(
                    Kind.DECIMAL, Integer.parseInt(decimal.group(1)), Integer.parseInt(decimal.group(2)));
            boolean possible = type.precision >= 1 && type.precision <= MOST_DIGITS && type.scale <= type.precision;
            return possible ? Optional.of(type) : Optional.empty();
        }
        if (!WORDS.contains(text)) {
            return Optional.empty();
        }
        Kind other = OTHER_WORDS.get(text);
        return Optional.of(of(other == null ? Kind.valueOf(text.toUpperCase(Locale.ROOT)) : other));
    }

    /** Whether values are numbers. */
    public boolean isNumeric() {
        return switch (kind) {
            case INTEGER, LONG, DOUBLE, DECIMAL -> true;
            case STRING, BOOLEAN, DATE, TIMESTAMP -> false;
        };
    }

    /** Whether values are texts. */
    public boolean isText() {
        return kind == Kind.STRING;
    }

    /** The type as {@code tables.yaml} writes it: {@code decimal(10,2)}. */
    public String title() {
        return kind == Kind.DECIMAL
                ? "decimal(" + precision + "," + scale + ")"
                : kind.name().toLowerCase(Locale.ROOT);
    }
}
