package io.millrace.bucketed.engine;

import io.millrace.bucketed.domain.FailedCheckException;
import io.millrace.bucketed.files.Folder;
import io.millrace.bucketed.files.VersionFiles;
import io.millrace.platform.sql.SqlDialect.NewTable;
import io.millrace.platform.sql.SqlFailureException;
import io.millrace.platform.sql.SqlStatement;

import java.util.OptionalInt;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Lets the engine write a table into a folder of its own, after the checks that cost nothing. */
public final class TableWriter {
    private static final String WRITING = "create-table-as";

    private final VersionFiles files;
    private final int openWriters;

    /**
     * A writer into these files.
     *
     * @param openWriters how many buckets the engine writes at once
     */
    public TableWriter(VersionFiles files, int openWriters) {
        this.files = files;
        this.openWriters = openWriters;
    }

    /**
     * What stands against writing the table.
     *
     * @throws FailedCheckException before anything is changed
     */
    public void preflight(Queries queries, NewTable table) {
        if (table.bucketedBy() != null && table.buckets() > openWriters) {
            throw new FailedCheckException(
                    "open writers",
                    table.buckets() + " buckets are more than the " + openWriters
                            + " that the engine writes at once; let the bucketing job write them (way = direct) or raise"
                            + " the engine's limit and the setting open-writers with it");
        }
        OptionalInt longest = queries.engine().dialect().longestStatement();
        int bytes = queries.engine().dialect().createTableAs(table).getBytes(UTF_8).length;
        if (longest.isPresent() && bytes > longest.getAsInt()) {
            throw new FailedCheckException(
                    "statement length",
                    "the statement has " + bytes + " bytes, the engine takes " + longest.getAsInt()
                            + "; divide the table's columns over more tables");
        }
    }

    /** The statement by which it is written. */
    public SqlStatement statement(Queries queries, NewTable table) {
        return queries.statement(WRITING, queries.engine().dialect().createTableAs(table));
    }

    /** Writes it, when nothing else writes into its folder any more. */
    public void write(Queries queries, NewTable table) {
        Folder folder = Folder.of(table.location());
        files.clear(folder);
        if (!files.isEmpty(folder)) {
            throw new FailedCheckException("empty location", folder + " is being written to by somebody else");
        }
        try {
            queries.engine().execute(statement(queries, table));
        } catch (SqlFailureException e) {
            if (e.kind() == SqlFailureException.Kind.STATEMENT) {
                throw new FailedCheckException("create table as", "the engine refused: " + e.reason());
            }
            throw e;
        }
    }
}
