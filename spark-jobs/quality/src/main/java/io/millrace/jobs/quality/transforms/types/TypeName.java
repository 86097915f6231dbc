package io.millrace.jobs.quality.transforms.types;

import io.millrace.config.tables.ColumnType;
import io.millrace.config.tables.ColumnType.Kind;
import io.millrace.jobs.quality.value.Params;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A type as configuration files write it. */
final class TypeName {
    private static final Map<String, Kind> KINDS = new TreeMap<>(Map.ofEntries(
            Map.entry("string", Kind.STRING),
            Map.entry("varchar", Kind.STRING),
            Map.entry("text", Kind.STRING),
            Map.entry("integer", Kind.INTEGER),
            Map.entry("int", Kind.INTEGER),
            Map.entry("long", Kind.LONG),
            Map.entry("bigint", Kind.LONG),
            Map.entry("double", Kind.DOUBLE),
            Map.entry("float", Kind.DOUBLE),
            Map.entry("real", Kind.DOUBLE),
            Map.entry("boolean", Kind.BOOLEAN),
            Map.entry("date", Kind.DATE),
            Map.entry("timestamp", Kind.TIMESTAMP)));
    private static final Pattern DECIMAL = Pattern.compile("decimal\\((\\d{1,2}), ?(\\d{1,2})\\)");
    private static final int MOST_DIGITS = 38;

    private TypeName() {}

    static ColumnType parse(String written, Params params) {
        String name = written.toLowerCase(Locale.ROOT).strip();
        Kind kind = KINDS.get(name);
        if (kind != null) {
            return new ColumnType(kind, 0, 0);
        }
        Matcher decimal = DECIMAL.matcher(name);
        if (decimal.matches()) {
            int precision = Integer.parseInt(decimal.group(1));
            int scale = Integer.parseInt(decimal.group(2));
            if (precision >= 1 && precision <= MOST_DIGITS && scale <= precision) {
                return new ColumnType(Kind.DECIMAL, precision, scale);
            }
        }
        throw params.invalid(
                "no type %s is known".formatted(written),
                "Known are %s and decimal(p,s) with up to %d digits."
                        .formatted(String.join(", ", KINDS.keySet()), MOST_DIGITS));
    }
}
