package io.millrace.bucketed.publication;

import io.millrace.bucketed.catalog.CatalogTables;
import io.millrace.bucketed.store.BegunWrites;
import io.millrace.platform.sql.SqlEngine;
import io.millrace.platform.sql.SqlStatement;

import java.time.Duration;

/** The tables under which versions are looked at before readers see them. */
public final class StagingTables {
    private final SqlEngine engine;
    private final CatalogTables catalog;
    private final BegunWrites begun;
    private final Duration timeout;

    /**
     * Staging tables of one engine.
     *
     * @param timeout of one statement
     */
    public StagingTables(SqlEngine engine, CatalogTables catalog, BegunWrites begun, Duration timeout) {
        this.engine = engine;
        this.catalog = catalog;
        this.begun = begun;
        this.timeout = timeout;
    }

    /** Stops what an earlier try may have the engine write still, and only then drops: what ends last makes the table. */
    void clear(String database, String staging) {
        begun.last(database, staging, timeout).ifPresent(engine::stop);
        done(database, staging);
    }

    /** Notes what the engine is about to be told to write. */
    void begin(String database, String staging, SqlStatement statement) {
        begun.begin(database, staging, statement);
    }

    /** Drops a table that nothing writes any more. */
    void done(String database, String staging) {
        catalog.drop(database, staging);
        begun.forget(database, staging);
    }
}
