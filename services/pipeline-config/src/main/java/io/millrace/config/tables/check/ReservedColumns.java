package io.millrace.config.tables.check;

import java.util.Locale;
import java.util.Set;

/** Names of columns that Millrace adds to tables and to quarantine. */
final class ReservedColumns {
    private static final Set<String> NAMES = Set.of(
            "_operation",
            "_effective_from",
            "_effective_to",
            "_is_current",
            "_ingested_at",
            "_lsn",
            "_transaction_order",
            "_transaction_id",
            "_batch",
            "_replayed",
            "_failed_rules",
            "_quarantined_at",
            "_topic",
            "_partition",
            "_offset",
            "_commit_timestamp",
            "_row");

    private ReservedColumns() {}

    static boolean has(String column) {
        return NAMES.contains(column.toLowerCase(Locale.ROOT));
    }
}
