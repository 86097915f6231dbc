package io.millrace.cli.demo.source;

/**
 * A table of the V2 side, as a mapping id spells it and as the catalog knows it.
 *
 * @param schema first part of the id
 * @param database second part, {@code database__env}
 * @param table third part
 */
public record TableName(String schema, String database, String table) {
    /** As an id of three parts. */
    String id() {
        return schema + "|" + database + "|" + table;
    }

    /** As an id of four parts: a leading system part that is dropped. */
    String idOf(String system) {
        return system + "|" + id();
    }

    /** The catalog's database. */
    public String catalogDatabase() {
        return schema + "__" + database;
    }

    /** {@code schema__database__env.table}. */
    public String resourceName() {
        return catalogDatabase() + "." + table;
    }
}
