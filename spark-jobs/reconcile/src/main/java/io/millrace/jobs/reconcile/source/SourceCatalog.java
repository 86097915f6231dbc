package io.millrace.jobs.reconcile.source;

import io.millrace.config.InvalidInputException;
import io.millrace.config.Problem;
import io.millrace.jobs.reconcile.plan.SourceColumn;
import io.millrace.jobs.reconcile.value.SourceKind;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What PostgreSQL says of a table. */
public final class SourceCatalog {
    private static final String COLUMNS =
            """
            select a.attname, coalesce(b.typname, y.typname), coalesce(b.typtype, y.typtype) = 'e',
                   format_type(a.atttypid, a.atttypmod),
                   case when coalesce(b.typname, y.typname) = 'numeric' then
                     case when coalesce(nullif(y.typtypmod, -1), a.atttypmod) >= 4
                          then ((coalesce(nullif(y.typtypmod, -1), a.atttypmod) - 4) >> 16) & 65535 else 0 end
                   else 0 end
            from pg_attribute a
            join pg_class c on c.oid = a.attrelid
            join pg_namespace n on n.oid = c.relnamespace
            join pg_type y on y.oid = a.atttypid
            left join pg_type b on b.oid = y.typbasetype
            where n.nspname = ? and c.relname = ? and a.attnum > 0 and not a.attisdropped
            order by a.attnum
            """;

    private SourceCatalog() {}

    /**
     * A table's columns by name.
     *
     * @throws InvalidInputException when there is no such table, or none that the user may see
     */
    public static Map<String, SourceColumn> columns(SourceAccess access, String schema, String table)
            throws SQLException {
        Map<String, SourceColumn> columns = new LinkedHashMap<>();
        try (Connection connection = access.open();
                PreparedStatement statement = connection.prepareStatement(COLUMNS)) {
            statement.setString(1, schema);
            statement.setString(2, table);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    columns.put(
                            row.getString(1),
                            new SourceColumn(
                                    row.getString(1),
                                    SourceKind.of(row.getString(2), row.getBoolean(3)),
                                    row.getString(4),
                                    row.getInt(5)));
                }
            }
        }
        if (columns.isEmpty()) {
            throw new InvalidInputException(List.of(new Problem(
                    "table %s.%s".formatted(schema, table),
                    "the source database has no such table",
                    "Check source_database.schema_name and the table's name in tables.yaml.")));
        }
        return columns;
    }
}
