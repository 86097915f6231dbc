package io.millrace.jobs.history;

import io.millrace.jobs.history.commit.Bitmaps;
import io.millrace.jobs.history.commit.KeyRange;
import io.millrace.jobs.history.commit.KeySieve;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.IntegralType;
import org.apache.spark.sql.types.StringType;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

/**
 * What is to be known of a batch before the table is read; found in one pass.
 *
 * @param changes how many they are
 * @param deletes how many of them are deletes
 * @param unchanged data columns that some change did not send
 * @param range smallest and largest value of the first key column
 * @param sieve of their keys; null when they are too many for one
 */
record BatchFacts(long changes, long deletes, Set<String> unchanged, KeyRange range, KeySieve sieve) {

    /** Refuses changes that have no key or no place, or whose operation is none. */
    static BatchFacts of(Dataset<Row> changes, HistorySpec spec) {
        List<String> needed = new ArrayList<>(spec.keys());
        needed.addAll(
                List.of(HistoryColumns.LSN, HistoryColumns.ORDER, HistoryColumns.COMMIT, HistoryColumns.OPERATION));
        Column missing = lit(false);
        for (String name : needed) {
            missing = missing.or(col("`" + name + "`").isNull());
        }
        Column operation = col(HistoryColumns.OPERATION);
        Column first = bound(changes, spec.keys().get(0));
        Row facts = changes.agg(
                        count(lit(1)),
                        ones(missing),
                        ones(not(operation.isin("INSERT", "UPDATE", "DELETE"))),
                        ones(operation.equalTo("DELETE")),
                        min(first),
                        max(first),
                        expr("array_distinct(flatten(collect_set(_unchanged)))"),
                        Bitmaps.collected(KeySieve.hash(spec.keys(), changes.schema())))
                .head();
        refuse(facts.getLong(1), spec, "have null among " + needed, "quarantine them before");
        refuse(
                facts.getLong(2),
                spec,
                "have another operation than INSERT, UPDATE, DELETE",
                "put them among the dead letters before");
        Set<String> unchanged = new TreeSet<>(facts.<String>getList(6));
        Set<String> columns =
                new TreeSet<>(List.of(HistoryColumns.dataOf(changes.schema()).fieldNames()));
        spec.keys().forEach(columns::remove);
        if (!columns.containsAll(unchanged)) {
            unchanged.removeAll(columns);
            throw new IllegalArgumentException(
                    "Changes for " + spec.path() + ": _unchanged names " + unchanged
                            + ", which are no columns beside the key; give the names as they are after transforms, and only those of the table");
        }
        return new BatchFacts(
                facts.getLong(0),
                facts.getLong(3),
                unchanged,
                new KeyRange(spec.keys().get(0), facts.get(4), facts.get(5)),
                KeySieve.mayTake(facts.getLong(0), changes.sparkSession()) ? KeySieve.of(facts.getAs(7)) : null);
    }

    private static Column bound(Dataset<Row> changes, String key) {
        var type = changes.schema().apply(key).dataType();
        if (type instanceof IntegralType) {
            return col(key).cast(DataTypes.LongType);
        }
        return type instanceof StringType ? col(key) : lit(null).cast(DataTypes.StringType);
    }

    private static Column ones(Column condition) {
        return coalesce(sum(when(condition, 1L).otherwise(0L)), lit(0L));
    }

    private static void refuse(long rows, HistorySpec spec, String why, String mend) {
        if (rows > 0) {
            throw new IllegalArgumentException(
                    "Changes for " + spec.path() + ": " + rows + " " + why + "; nothing was written; " + mend);
        }
    }
}
