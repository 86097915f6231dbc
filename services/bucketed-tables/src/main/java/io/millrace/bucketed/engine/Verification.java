package io.millrace.bucketed.engine;

import io.millrace.bucketed.domain.Checked;
import io.millrace.bucketed.domain.FailedCheckException;
import io.millrace.bucketed.domain.RowIds;
import io.millrace.bucketed.domain.SourceTable;
import io.millrace.platform.sql.SqlCost;
import io.millrace.platform.sql.SqlDialect;
import io.millrace.platform.sql.SqlFailureException;
import io.millrace.platform.sql.SqlResult;
import io.millrace.platform.sql.SqlRow;

import java.util.List;
import java.util.Objects;

/**
 * Compares a table with its source through the SQL engine. Values of rows stay in the engine, but for the sampled keys;
 * what comes out are counts and checksums.
 */
public final class Verification {
    private final Queries queries;
    private final SourceTable source;
    private final SqlDialect sql;
    private final String checked;
    private final String original;
    private final String key;

    /** Of a table in the source's database. */
    public Verification(Queries queries, SourceTable source, String table) {
        this.queries = queries;
        this.source = source;
        this.sql = queries.engine().dialect();
        this.checked = sql.table(source.database(), table);
        this.original = sql.table(source.database(), source.name());
        this.key = sql.identifier(source.key());
    }

    /**
     * Every check of a bucketed table: row count, one full read of the key column, point queries, buckets skipped.
     *
     * @throws FailedCheckException by the first that fails
     */
    public Checked bucketed(int sampledKeys) {
        long rows = sameCount();
        SqlResult keys = sameKeys();
        List<String> sample = sample(sampledKeys);
        new PointQueries(queries, source, checked, original).compare(sample);
        if (!sample.isEmpty() && Boolean.FALSE.equals(keys.only().value(2))) {
            bucketsAreSkipped(sample.get(0), keys.cost());
        }
        return new Checked(rows, sample.size());
    }

    /** Every check of an Entity Resolution table: row count, one id a row and no id twice, same keys. */
    public Checked entityResolution() {
        long rows = sameCount();
        String id = sql.identifier(RowIds.COLUMN);
        SqlRow ids = ask("row ids", "SELECT count(" + id + "), count(DISTINCT " + id + ") FROM " + checked)
                .only();
        if (ids.number(0) != rows || ids.number(1) != rows) {
            throw new FailedCheckException(
                    "row ids",
                    "of " + rows + " rows " + ids.number(0) + " have an id and " + ids.number(1) + " ids differ");
        }
        sameKeys();
        return new Checked(rows, 0);
    }

    private long sameCount() {
        SqlRow counts = ask(
                        "row count",
                        "SELECT (SELECT count(*) FROM " + checked + "), (SELECT count(*) FROM " + original + ")")
                .only();
        if (counts.number(0) != counts.number(1)) {
            throw new FailedCheckException(
                    "row count", "it has " + counts.number(0) + " rows, " + source.name() + " has " + counts.number(1));
        }
        return counts.number(0);
    }

    /** The third value says whether all rows lie in one file; null without rows. */
    private SqlResult sameKeys() {
        String sums = "SELECT count(" + key + "), to_hex(checksum(" + key + ")), min(\"$path\") = max(\"$path\") FROM ";
        SqlResult mine = ask("full read of the key column", sums + checked);
        SqlRow theirs = ask("full read of the key column", sums + original).only();
        SqlRow row = mine.only();
        if (row.number(0) != theirs.number(0) || !Objects.equals(row.text(1), theirs.text(1))) {
            throw new FailedCheckException(
                    "full read of the key column",
                    "its keys are not those of " + source.name() + " (" + row.number(0) + " and " + theirs.number(0)
                            + " keys, checksums " + (Objects.equals(row.text(1), theirs.text(1)) ? "equal" : "differ")
                            + ")");
        }
        return mine;
    }

    private List<String> sample(int wanted) {
        return ask(
                        "sampling",
                        "SELECT " + key + " FROM " + original + " WHERE " + key
                                + " IS NOT NULL ORDER BY xxhash64(to_utf8(CAST(" + key + " AS varchar))), " + key
                                + " LIMIT " + wanted)
                .rows()
                .stream()
                .map(row -> row.text(0))
                .distinct()
                .toList();
    }

    private void bucketsAreSkipped(String value, SqlCost fullRead) {
        SqlCost one = ask(
                        "bucket pruning",
                        "SELECT count(" + key + ") FROM " + checked + " WHERE " + key + " = "
                                + sql.literal(value, source.keyType()))
                .cost();
        if (one.measure() >= fullRead.measure()) {
            throw new FailedCheckException(
                    "bucket pruning",
                    "a query for one key read " + one + ", which is no less than all keys take: " + fullRead
                            + "; the engine does not see the buckets");
        }
    }

    private SqlResult ask(String check, String text) {
        return ask(queries, check, text);
    }

    /** A statement at fault is a failed check: the engine found the files wrong. What may pass is passed on. */
    static SqlResult ask(Queries queries, String check, String text) {
        try {
            return queries.ask(check.replace(' ', '-'), text);
        } catch (SqlFailureException e) {
            if (e.kind() == SqlFailureException.Kind.STATEMENT) {
                throw new FailedCheckException(check, "the engine refused: " + e.reason());
            }
            throw e;
        }
    }
}
