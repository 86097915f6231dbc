package io.millrace.jobs.history;

import java.util.List;

/** Changes whose columns do not fit the table; nothing of the batch was written. */
public final class SchemaHeldException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<ColumnDifference> differences;

    SchemaHeldException(String path, List<ColumnDifference> differences) {
        super(
                "Changes do not fit the table " + path + ": " + differences
                        + "; nothing was written. Mend the table's schema in tables.yaml, or move the table away and load it anew");
        this.differences = List.copyOf(differences);
    }

    /** Every column in which they differ. */
    public List<ColumnDifference> differences() {
        return differences;
    }
}
