package io.millrace.lake.standin.glue.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.lake.standin.journal.ChangeListener;
import io.millrace.lake.standin.journal.Journal;
import io.millrace.lake.standin.protocol.AwsException;
import io.millrace.lake.standin.protocol.Json;

import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Databases and tables in the form in which Glue gives them out, by folded name. Every method is one step: no caller sees
 * half of it. What a method returns must not be changed. The partitions and the statistics of tables have views of their
 * own, {@link #partitions} and {@link #statistics}.
 */
public final class GlueCatalog implements ChangeListener {
    private static final String PUT_DATABASE = "glue.database.put";
    private static final String DROP_DATABASE = "glue.database.drop";
    private static final String PUT_TABLE = "glue.table.put";
    private static final String DROP_TABLE = "glue.table.drop";
    private static final String NAME = "Name";
    private static final String DATABASE_NAME = "DatabaseName";

    private final NavigableMap<String, Entry> databases = new TreeMap<>();
    private final Partitions partitions = new Partitions(this);
    private final Statistics statistics = new Statistics(this);
    private Journal journal = Journal.none();

    /** From now on changes go to this journal. */
    public synchronized void recordIn(Journal target) {
        journal = target;
    }

    /** The partitions of all tables. */
    public Partitions partitions() {
        return partitions;
    }

    /** What is known of the values of columns. */
    public Statistics statistics() {
        return statistics;
    }

    /** Adds a database. */
    public synchronized void createDatabase(ObjectNode database) {
        String name = database.get(NAME).textValue();
        if (databases.containsKey(name)) {
            throw AwsException.badRequest("AlreadyExistsException", "Database %s already exists.".formatted(name));
        }
        change(PUT_DATABASE, database);
    }

    /** Replaces what is known of a database. */
    public synchronized void updateDatabase(String name, ObjectNode database) {
        ObjectNode old = entry(name).database;
        if (!name.equals(database.get(NAME).textValue())) {
            throw AwsException.badRequest("InvalidInputException", "Database %s cannot be renamed.".formatted(name));
        }
        database.set("CreateTime", old.get("CreateTime"));
        change(PUT_DATABASE, database);
    }

    /** A database. */
    public synchronized ObjectNode database(String name) {
        return entry(name).database;
    }

    /** Removes a database with its tables. */
    public synchronized void deleteDatabase(String name) {
        entry(name);
        change(DROP_DATABASE, Json.object().put(NAME, name));
    }

    /** The databases behind a name, in order. */
    public synchronized List<ObjectNode> databasesAfter(String name) {
        return databases.tailMap(name, false).values().stream()
                .map(entry -> entry.database)
                .toList();
    }

    /** Adds a table. */
    public synchronized void createTable(ObjectNode table) {
        String database = table.get(DATABASE_NAME).textValue();
        String name = table.get(NAME).textValue();
        if (entry(database).tables.containsKey(name)) {
            throw AwsException.badRequest("AlreadyExistsException", "Table already exists.");
        }
        change(PUT_TABLE, table.put("VersionId", "0"));
    }

    /**
     * Replaces a table under its next version; its partitions stay.
     *
     * @param expectedVersion the version that must be the current one, {@code null} for any
     */
    public synchronized void updateTable(ObjectNode table, String expectedVersion) {
        ObjectNode old =
                table(table.get(DATABASE_NAME).textValue(), table.get(NAME).textValue());
        String version = old.get("VersionId").textValue();
        if (expectedVersion != null && !expectedVersion.equals(version)) {
            throw AwsException.badRequest(
                    "ConcurrentModificationException", "Update table failed due to concurrent modifications.");
        }
        table.set("CreateTime", old.get("CreateTime"));
        change(PUT_TABLE, table.put("VersionId", Integer.toString(Integer.parseInt(version) + 1)));
    }

    /** A table. */
    public synchronized ObjectNode table(String database, String name) {
        return entry(new TableName(database, name)).table;
    }

    /** Removes a table with its partitions. */
    public synchronized void deleteTable(String database, String name) {
        table(database, name);
        change(DROP_TABLE, Json.object().put(DATABASE_NAME, database).put(NAME, name));
    }

    /** The tables of a database behind a name, in order. */
    public synchronized List<ObjectNode> tablesAfter(String database, String name) {
        return entry(database).tables.tailMap(name, false).values().stream()
                .map(entry -> entry.table)
                .toList();
    }

    /** A table with all that belongs to it; for who holds the catalog's lock. */
    TableEntry entry(TableName name) {
        TableEntry entry = entry(name.database()).tables.get(name.table());
        if (entry == null) {
            throw AwsException.badRequest("EntityNotFoundException", "Table %s not found.".formatted(name.table()));
        }
        return entry;
    }

    private Entry entry(String database) {
        Entry entry = databases.get(database);
        if (entry == null) {
            throw AwsException.badRequest("EntityNotFoundException", "Database %s not found.".formatted(database));
        }
        return entry;
    }

    /** Notes a change and makes it; for who holds the catalog's lock. */
    void change(String kind, ObjectNode data) {
        journal.append(kind, data);
        apply(kind, data);
    }

    @Override
    public synchronized void apply(String kind, ObjectNode data) {
        switch (kind) {
            case PUT_DATABASE ->
                databases.computeIfAbsent(data.get(NAME).textValue(), name -> new Entry()).database = data;
            case DROP_DATABASE -> databases.remove(data.get(NAME).textValue());
            case PUT_TABLE -> entry(data.get(DATABASE_NAME).textValue()).put(data);
            case DROP_TABLE ->
                entry(data.get(DATABASE_NAME).textValue())
                        .tables
                        .remove(data.get(NAME).textValue());
            default -> {
                partitions.apply(kind, data);
                statistics.apply(kind, data);
            }
        }
    }

    private static final class Entry {
        private final NavigableMap<String, TableEntry> tables = new TreeMap<>();
        private ObjectNode database;

        private void put(ObjectNode table) {
            tables.computeIfAbsent(table.get(NAME).textValue(), name -> new TableEntry()).table = table;
        }
    }
}
