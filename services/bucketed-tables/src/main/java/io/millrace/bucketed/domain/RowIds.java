package io.millrace.bucketed.domain;

import io.millrace.platform.sql.SqlDialect;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The query of an Entity Resolution table: {@code row_id}, key, other columns. The id is the SHA-256 of the key and the
 * row's place among the rows of its key, ordered by every column: unique, and the same whenever the same rows are asked.
 */
public final class RowIds {
    /** The column of the ids. */
    public static final String COLUMN = "row_id";

    /** Rows of which this column is the partition key do not carry it on. */
    public static final String ID_BUCKET = "id_bucket";

    private RowIds() {}

    /** The query over a source table. */
    public static String query(SourceTable source, SqlDialect dialect) {
        List<Column> others = source.othersThan(ID_BUCKET);
        String key = dialect.identifier(source.key());
        String order = Stream.concat(Stream.of(key), others.stream().map(column -> ordered(column, dialect)))
                .collect(Collectors.joining(", "));
        String place = "CAST(row_number() OVER (PARTITION BY " + key + " ORDER BY " + order + ") AS varchar)";
        String columns = Stream.concat(Stream.of(key), others.stream().map(column -> dialect.identifier(column.name())))
                .collect(Collectors.joining(", "));
        return "SELECT lower(to_hex(sha256(to_utf8(" + text(key, place) + ")))) AS " + dialect.identifier(COLUMN) + ", "
                + columns + " FROM " + dialect.table(source.database(), source.name());
    }

    /** A row without key has no dash in its text, every other has one after its key: no two rows share a text. */
    private static String text(String key, String place) {
        return "coalesce(CAST(" + key + " AS varchar) || '-', '') || " + place;
    }

    private static String ordered(Column column, SqlDialect dialect) {
        String name = dialect.identifier(column.name());
        String type = column.type().toLowerCase(Locale.ROOT);
        return type.contains("map<") ? "json_format(CAST(" + name + " AS json))" : name;
    }
}
