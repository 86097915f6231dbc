package io.millrace.capture.source;

import io.millrace.capture.domain.start.TableFacts;
import io.millrace.config.mappings.TableMappings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the selected tables; partitions come with the table that they are parts of. */
public final class SourceTables {
    private static final String TABLES =
            """
            select n.nspname, c.relname, c.relreplident::text,
              array(select a.attname::text from pg_index i
                cross join lateral unnest(i.indkey) with ordinality k(attnum, place)
                join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
                where i.indrelid = c.oid and i.indisprimary order by k.place),
              has_schema_privilege(n.oid, 'usage') and has_table_privilege(c.oid, 'select'),
              pg_has_role(c.relowner, 'usage'),
              array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0
                and not a.attisdropped and a.attstorage in ('x', 'e') and a.atttypmod not between 5 and 504
                order by a.attnum),
              row_security_active(c.oid),
              exists (select 1 from pg_inherits h join pg_class k on k.oid = h.inhrelid
                where h.inhparent = c.oid and not k.relispartition)
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p') and not c.relispartition and c.relpersistence = 'p'
              and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
            order by 1, 2
            """;

    private final SourceServer server;

    /** Tables of a server. */
    public SourceTables(SourceServer server) {
        this.server = server;
    }

    /** What is known of each table that the mappings select. */
    public List<TableFacts> selected(TableMappings mappings) throws SQLException {
        List<TableFacts> tables = new ArrayList<>();
        try (Statement statement = server.connection().createStatement();
                ResultSet row = statement.executeQuery(TABLES)) {
            while (row.next()) {
                if (mappings.selects(row.getString(1), row.getString(2))) {
                    tables.add(new TableFacts(
                            row.getString(1),
                            row.getString(2),
                            row.getString(3).charAt(0),
                            SourceServer.list(row.getArray(4)),
                            row.getBoolean(5),
                            row.getBoolean(6),
                            without(SourceServer.list(row.getArray(7)), SourceServer.list(row.getArray(4))),
                            row.getBoolean(8),
                            row.getBoolean(9)));
                }
            }
        }
        return tables;
    }

    /** All tables, {@code schema.table}. */
    public Set<String> names() throws SQLException {
        return estimatedRows().keySet();
    }

    private static List<String> without(List<String> columns, List<String> keys) {
        return columns.stream().filter(column -> !keys.contains(column)).toList();
    }

    /** The planner's guess of each table's rows, by {@code schema.table}; -1 where it has none. */
    public Map<String, Long> estimatedRows() throws SQLException {
        Map<String, Long> rows = new HashMap<>();
        String sql =
                """
                select n.nspname || '.' || c.relname, c.reltuples::bigint
                from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p')
                """;
        try (Statement statement = server.connection().createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                rows.put(row.getString(1), row.getLong(2));
            }
        }
        return rows;
    }
}
