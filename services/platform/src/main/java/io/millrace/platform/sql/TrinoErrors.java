package io.millrace.platform.sql;

import io.millrace.platform.sql.SqlFailureException.Kind;

import java.util.Set;

/** What Trino's error codes mean for whoever thinks of trying again. */
final class TrinoErrors {
    private static final int USER_CANCELED = 3;
    private static final int INTERNAL = 0x0001_0000;
    private static final int EXCEEDED_TIME_LIMIT = 0x0002_0003;
    private static final int HIVE = 0x0100_0000;

    /** Of the Hive connector: bad data, wrong schema or metadata, wrong bucket files, too many open writers. */
    private static final Set<Integer> HIVE_DATA =
            Set.of(7, 8, 10, 12, 13, 15, 19, 20, 21, 24, 27, 28, 29, 30, 32, 33, 43, 44);

    private TrinoErrors() {}

    static Kind kind(int code) {
        if (code == USER_CANCELED) {
            return Kind.CANCELLED;
        }
        if (code == EXCEEDED_TIME_LIMIT) {
            return Kind.TIME_UP;
        }
        return code < INTERNAL || (code >= HIVE && HIVE_DATA.contains(code - HIVE)) ? Kind.STATEMENT : Kind.ENGINE;
    }
}
