package io.millrace.config.tables.check;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Names of columns that Millrace adds to rows, on their way, in tables and in quarantine. The jobs know no others. */
public final class ReservedColumns {
    /** Those of tables with history. */
    private static final Set<String> HISTORY = Set.of(
            "_operation",
            "_effective_from",
            "_effective_to",
            "_is_current",
            "_is_last",
            "_ingested_at",
            "_lsn",
            "_transaction_order",
            "_transaction_id",
            "_batch",
            "_replayed",
            "_deleted_lsn",
            "_deleted_order",
            "_unchanged");

    /** Those of messages and of quarantine. */
    private static final Set<String> MESSAGES = Set.of(
            "_commit_timestamp",
            "_order",
            "_kind",
            "_reason",
            "_control",
            "_unknown",
            "_topic",
            "_partition",
            "_offset",
            "_arrived",
            "_key",
            "_value",
            "_failed_rules",
            "_quarantined_at",
            "_stream",
            "_row",
            "_masked",
            "_masks");

    private ReservedColumns() {}

    /** All of them; {@link #has} takes those that some rules and merges add besides. */
    public static Set<String> names() {
        Set<String> names = new TreeSet<>(HISTORY);
        names.addAll(MESSAGES);
        return names;
    }

    /** Whether no column of a table can have the name, in whatever case. */
    public static boolean has(String column) {
        String folded = column.toLowerCase(Locale.ROOT);
        return HISTORY.contains(folded)
                || MESSAGES.contains(folded)
                || folded.startsWith("_evidence_")
                || folded.startsWith("__");
    }
}
