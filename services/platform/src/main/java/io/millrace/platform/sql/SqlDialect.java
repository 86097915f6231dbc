package io.millrace.platform.sql;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How an engine writes identifiers, literals and table definitions; all quoting is here. */
public enum SqlDialect {
    /** Trino's Hive connector. */
    TRINO(OptionalInt.empty()) {
        @Override
        List<String> properties(NewTable table) {
            return List.of("format = 'PARQUET'", "external_location = " + literal(table.location()));
        }
    },
    /** Amazon Athena, engine version 3. */
    ATHENA(OptionalInt.of(262_144)) {
        @Override
        List<String> properties(NewTable table) {
            return List.of(
                    "format = 'PARQUET'",
                    "write_compression = 'SNAPPY'",
                    "external_location = " + literal(table.location()));
        }
    };

    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,19}");

    private final OptionalInt longestStatement;

    SqlDialect(OptionalInt longestStatement) {
        this.longestStatement = longestStatement;
    }

    abstract List<String> properties(NewTable table);

    /**
     * A table to be written by the engine.
     *
     * @param location an empty folder, with a slash at the end
     * @param bucketedBy null when it has no buckets
     * @param select the query whose rows it gets
     */
    public record NewTable(
            String database, String name, String location, String bucketedBy, int buckets, String select) {}

    /** How many bytes of UTF-8 a statement may have; empty where there is no such limit. */
    public OptionalInt longestStatement() {
        return longestStatement;
    }

    /** A table or column name. */
    public String identifier(String name) {
        if (name.isEmpty() || name.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(
                    "A name of a table or column must have characters and no NUL: '" + name + "'");
        }
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** A table with its database. */
    public String table(String database, String name) {
        return identifier(database) + "." + identifier(name);
    }

    /** A text. */
    public String literal(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("A text with a NUL character cannot be written in SQL");
        }
        return "'" + text.replace("'", "''") + "'";
    }

    /**
     * A value of a column of the given type, as a result gave it.
     *
     * @param hiveType for example {@code string} or {@code decimal(10,2)}
     */
    public String literal(Object value, String hiveType) {
        String type = hiveType.toLowerCase(Locale.ROOT);
        String text = value instanceof BigDecimal number ? number.toPlainString() : value.toString();
        if (type.equals("string") || type.startsWith("varchar") || type.startsWith("char")) {
            return literal(text);
        }
        return switch (type) {
            case "tinyint", "smallint", "int", "integer", "bigint" -> {
                if (!WHOLE.matcher(text).matches()) {
                    throw new IllegalArgumentException("A key of type " + hiveType + " is not a whole number");
                }
                yield "CAST(" + literal(text) + " AS " + (type.equals("int") ? "integer" : type) + ")";
            }
            default ->
                throw new IllegalArgumentException(
                        "Keys of type " + hiveType + " cannot be compared; make the key a string or a whole number");
        };
    }

    /** The statement that writes a table from a query. */
    public String createTableAs(NewTable table) {
        List<String> properties = new java.util.ArrayList<>(properties(table));
        if (table.bucketedBy() != null) {
            properties.add("bucketed_by = ARRAY[" + literal(table.bucketedBy()) + "]");
            properties.add("bucket_count = " + table.buckets());
        }
        return "CREATE TABLE " + table(table.database(), table.name()) + " WITH (" + String.join(", ", properties)
                + ") AS " + table.select();
    }

    /** Column names, quoted, with commas. */
    public String columns(List<String> names) {
        return names.stream().map(this::identifier).collect(Collectors.joining(", "));
    }
}
