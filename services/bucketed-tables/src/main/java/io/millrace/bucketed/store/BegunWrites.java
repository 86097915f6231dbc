package io.millrace.bucketed.store;

import io.millrace.platform.ledger.Checkpoint;
import io.millrace.platform.ledger.CheckpointStore;
import io.millrace.platform.sql.SqlStatement;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The statement that each table's latest try began to have written, kept until the table is done: whoever goes on after
 * a death knows what the engine may still be at.
 */
public final class BegunWrites {
    private static final String TAG = "tag";
    private static final String TEXT = "text";

    private final CheckpointStore checkpoints;
    private final String prefix;

    /**
     * Notes kept in the checkpoints.
     *
     * @param stage whose tables they are
     */
    public BegunWrites(CheckpointStore checkpoints, String stage) {
        this.checkpoints = checkpoints;
        this.prefix = stage + "/writing/";
    }

    /** What was begun last; empty when nothing was, or its table is done. */
    public Optional<SqlStatement> last(String database, String table, Duration timeout) {
        return checkpoints
                .find(key(database, table))
                .map(note ->
                        new SqlStatement(note.values().get(TEXT), note.values().get(TAG), timeout));
    }

    /** Notes a statement before the engine has it. */
    public void begin(String database, String table, SqlStatement statement) {
        String key = key(database, table);
        Map<String, String> values = Map.of(TAG, statement.tag(), TEXT, statement.text());
        Optional<Checkpoint> known = checkpoints.find(key);
        boolean noted = known.isPresent() ? checkpoints.replace(known.get(), values) : checkpoints.create(key, values);
        if (!noted) {
            throw new IllegalStateException("Another process has table " + table + " written at this moment");
        }
    }

    /** Forgets a table of which nothing is under way. */
    public void forget(String database, String table) {
        checkpoints.find(key(database, table)).ifPresent(checkpoints::delete);
    }

    private String key(String database, String table) {
        return prefix + database + "." + table;
    }
}
