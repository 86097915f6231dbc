package io.millrace.cli.demo.bucketing;

import io.millrace.cli.demo.story.Block;
import io.millrace.events.bucketing.FinishedTable;

import java.util.ArrayList;
import java.util.List;

/** Statements for the reader to try while the lake runs. */
final class ReaderQueries {
    private ReaderQueries() {}

    static Block block(Outcome wide, Outcome ids, List<String> keys) {
        String database = wide.created().database();
        List<String> names =
                wide.bucketedTables().stream().map(FinishedTable::name).toList();
        String first = database + "." + names.get(0);
        String last = database + "." + names.get(names.size() - 1);
        String addressable = database + "." + ids.bucketedTables().get(0).name();
        List<String> lines = new ArrayList<>();
        lines.add("-- the buckets, and the location of the version");
        lines.add("SHOW CREATE TABLE " + first + ";");
        lines.add("-- reads one bucket");
        lines.add("SELECT * FROM " + first + " WHERE customer_user_id = '" + keys.get(0) + "';");
        lines.add("SELECT \"$bucket\", count(*) FROM " + first + " GROUP BY 1 ORDER BY 1;");
        lines.add("-- all three have the same buckets");
        lines.add("SELECT count(*) FROM " + addressable + " i");
        lines.add("  JOIN " + first + " a ON a.customer_user_id = i.customer_user_id");
        lines.add("  JOIN " + last + " b ON b.customer_user_id = i.customer_user_id;");
        ids.entityResolution()
                .forEach(table -> lines.add("SELECT * FROM " + database + "." + table.name() + " LIMIT 10;"));
        lines.add("SELECT table_name, count(*) FROM information_schema.columns");
        lines.add("  WHERE table_schema = '" + database + "' GROUP BY 1 ORDER BY 1;");
        return new Block.Code("Queries to try in Trino, catalog hive (with --keep)", lines);
    }
}
