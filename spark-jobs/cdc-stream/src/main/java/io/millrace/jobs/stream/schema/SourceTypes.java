package io.millrace.jobs.stream.schema;

import io.millrace.config.tables.ColumnType;
import io.millrace.config.tables.ColumnType.Kind;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The source's types, by the names that PostgreSQL gives them. */
public final class SourceTypes {
    private static final Pattern NUMERIC = Pattern.compile("(?:numeric|decimal)\\s*\\(\\s*(\\d+)\\s*(?:,\\s*(\\d+)\\s*)?\\)");
    private static final int LARGEST_PRECISION = 38;

    private SourceTypes() {}

    /** The type that holds every value of the source's; text for one that is not known. */
    public static ColumnType holding(String source) {
        String name = source.trim().toLowerCase(Locale.ROOT);
        Matcher numeric = NUMERIC.matcher(name);
        if (numeric.matches()) {
            int precision = Integer.parseInt(numeric.group(1));
            int scale = numeric.group(2) == null ? 0 : Integer.parseInt(numeric.group(2));
            return precision <= LARGEST_PRECISION && scale <= precision
                    ? new ColumnType(Kind.DECIMAL, precision, scale)
                    : plain(Kind.STRING);
        }
        return plain(kind(name));
    }

    private static Kind kind(String name) {
        return switch (name) {
            case "smallint", "int2", "integer", "int", "int4", "serial", "smallserial" -> Kind.INTEGER;
            case "bigint", "int8", "bigserial", "long" -> Kind.LONG;
            case "real", "float4", "float8", "double precision", "double", "float" -> Kind.DOUBLE;
            case "boolean", "bool" -> Kind.BOOLEAN;
            case "date" -> Kind.DATE;
            default -> name.startsWith("timestamp") ? Kind.TIMESTAMP : Kind.STRING;
        };
    }

    /** Whether every value of the source's type, as either type profile writes it, fits the declared type. */
    public static boolean fits(ColumnType declared, String source) {
        ColumnType needed = holding(source);
        boolean unbounded = source.trim().toLowerCase(Locale.ROOT).matches("numeric|decimal");
        return switch (declared.kind()) {
            case STRING -> true;
            case DOUBLE -> unbounded
                    || switch (needed.kind()) {
                        case DOUBLE, INTEGER, LONG, DECIMAL -> true;
                        default -> false;
                    };
            case LONG -> needed.kind() == Kind.LONG || needed.kind() == Kind.INTEGER;
            case DECIMAL -> unbounded || decimalFits(declared, needed);
            default -> needed.kind() == declared.kind();
        };
    }

    private static boolean decimalFits(ColumnType declared, ColumnType needed) {
        int whole = declared.precision() - declared.scale();
        return switch (needed.kind()) {
            case DECIMAL -> needed.scale() <= declared.scale() && needed.precision() - needed.scale() <= whole;
            case INTEGER -> whole >= 10;
            case LONG -> whole >= 19;
            default -> false;
        };
    }

    private static ColumnType plain(Kind kind) {
        return new ColumnType(kind, 0, 0);
    }
}
