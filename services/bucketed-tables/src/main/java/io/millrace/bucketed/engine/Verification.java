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
    /** Up to so many buckets' share of the whole counts as one bucket's: they differ in size. */
    private static final int BUCKETS_WORTH = 2;

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
        KeyRead mine = read(checked, 0);
        KeyRead theirs = read(original, sampledKeys);
        same(mine, theirs);
        List<String> sample = theirs.sample();
        new PointQueries(queries, source, checked, original).compare(sample);
        if (!sample.isEmpty() && Boolean.FALSE.equals(mine.inOneFile())) {
            bucketsAreSkipped(sample.get(0), mine.cost());
        }
        return new Checked(mine.rows(), sample.size());
    }

    /** Every check of an Entity Resolution table: row count, one id a row and no id twice, same keys. */
    public Checked entityResolution() {
        KeyRead mine = read(checked, 0);
        same(mine, read(original, 0));
        String id = sql.identifier(RowIds.COLUMN);
        SqlRow ids = ask("row ids", "SELECT count(" + id + "), count(DISTINCT " + id + ") FROM " + checked)
                .only();
        if (ids.number(0) != mine.rows() || ids.number(1) != mine.rows()) {
            throw new FailedCheckException(
                    "row ids",
                    "of " + mine.rows() + " rows " + ids.number(0) + " have an id and " + ids.number(1)
                            + " ids differ");
        }
        return new Checked(mine.rows(), 0);
    }

    /** A table's rows and keys, counted, summed and sampled in one read of the key column: of many small files, each read tells. */
    private KeyRead read(String table, int sampled) {
        String text = "CAST(" + key + " AS varchar)";
        String sample = sampled == 0
                ? "NULL"
                : "json_format(CAST(min_by(" + text + ", xxhash64(to_utf8(" + text + ")), " + sampled
                        + ") FILTER (WHERE " + key + " IS NOT NULL) AS json))";
        SqlResult result = ask(
                "full read of the key column",
                "SELECT count(*), count(" + key + "), to_hex(checksum(" + key + ")), min(\"$path\") = max(\"$path\"), "
                        + sample + " FROM " + table);
        return KeyRead.of(result);
    }

    private void same(KeyRead mine, KeyRead theirs) {
        if (mine.rows() != theirs.rows()) {
            throw new FailedCheckException(
                    "row count", "it has " + mine.rows() + " rows, " + source.name() + " has " + theirs.rows());
        }
        boolean sameSum = Objects.equals(mine.checksum(), theirs.checksum());
        if (mine.keys() != theirs.keys() || !sameSum) {
            throw new FailedCheckException(
                    "full read of the key column",
                    "its keys are not those of " + source.name() + " (" + mine.keys() + " and " + theirs.keys()
                            + " keys, checksums " + (sameSum ? "equal" : "differ") + ")");
        }
    }

    /**
     * A query for one key must read less than all keys take, and less than it takes where no buckets are known. Files may
     * tell by their statistics alone that a key is not in them: where those leave about a bucket's worth to read, buckets
     * cannot show.
     */
    private void bucketsAreSkipped(String value, SqlCost fullRead) {
        SqlCost mine = pointQuery(checked, value);
        SqlCost theirs = pointQuery(original, value);
        boolean statisticsDoAsWell = theirs.measure() * source.buckets() <= BUCKETS_WORTH * fullRead.measure();
        if (mine.measure() >= fullRead.measure() || (mine.measure() >= theirs.measure() && !statisticsDoAsWell)) {
            throw new FailedCheckException(
                    "bucket pruning",
                    "a query for one key read " + mine + "; without buckets it reads " + theirs + ", all keys take "
                            + fullRead + ": the engine does not see the buckets");
        }
    }

    private SqlCost pointQuery(String table, String value) {
        return ask(
                        "bucket pruning",
                        "SELECT count(" + key + ") FROM " + table + " WHERE " + key + " = "
                                + sql.literal(value, source.keyType()))
                .cost();
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
