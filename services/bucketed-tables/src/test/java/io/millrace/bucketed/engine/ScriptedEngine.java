package io.millrace.bucketed.engine;

import io.millrace.platform.sql.SqlCost;
import io.millrace.platform.sql.SqlDialect;
import io.millrace.platform.sql.SqlEngine;
import io.millrace.platform.sql.SqlResult;
import io.millrace.platform.sql.SqlRow;
import io.millrace.platform.sql.SqlStatement;

import java.util.Arrays;
import java.util.List;

/** Answers a verification for a table of one key as a sound one, at the costs that a test gives. */
record ScriptedEngine(SqlCost allKeys, SqlCost keyInBuckets, SqlCost keyWithoutBuckets) implements SqlEngine {
    static final String BUCKETED = "staging";

    @Override
    public SqlResult execute(SqlStatement statement) {
        String text = statement.text();
        if (statement.tag().endsWith("/full-read-of-the-key-column")) {
            String sample = text.contains(", NULL FROM") ? null : "[\"k\"]";
            return answer(allKeys, 8L, 8L, "00", false, sample);
        }
        if (statement.tag().endsWith("/point-queries")) {
            return text.contains("GROUP BY") ? answer(SqlCost.NONE, "k", 1L, "A") : answer(SqlCost.NONE, 0L, 1L, "A");
        }
        if (statement.tag().endsWith("/bucket-pruning")) {
            return answer(text.contains(BUCKETED) ? keyInBuckets : keyWithoutBuckets, 1L);
        }
        throw new AssertionError("Not a statement of a verification: " + text);
    }

    private static SqlResult answer(SqlCost cost, Object... values) {
        return new SqlResult("q", List.of(new SqlRow(Arrays.asList(values))), cost);
    }

    @Override
    public void stop(SqlStatement earlier) {
        throw new AssertionError("A verification stops nothing");
    }

    @Override
    public SqlDialect dialect() {
        return SqlDialect.ATHENA;
    }
}
