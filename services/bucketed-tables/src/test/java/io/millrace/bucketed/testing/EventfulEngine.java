package io.millrace.bucketed.testing;

import io.millrace.platform.sql.SqlDialect;
import io.millrace.platform.sql.SqlEngine;
import io.millrace.platform.sql.SqlResult;
import io.millrace.platform.sql.SqlStatement;

/** A real engine to which a test lets something happen. */
public class EventfulEngine implements SqlEngine {
    private final SqlEngine real;

    /** Around a real one. */
    public EventfulEngine(SqlEngine real) {
        this.real = real;
    }

    @Override
    public SqlResult execute(SqlStatement statement) {
        return real.execute(statement);
    }

    @Override
    public void stop(SqlStatement earlier) {
        real.stop(earlier);
    }

    @Override
    public SqlDialect dialect() {
        return real.dialect();
    }

    /** Whether a statement has the engine write. */
    public static boolean writes(SqlStatement statement) {
        return statement.text().startsWith("CREATE TABLE");
    }
}
