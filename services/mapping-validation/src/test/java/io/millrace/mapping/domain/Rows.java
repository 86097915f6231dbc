package io.millrace.mapping.domain;

/** Rows of mapping tables for tests. */
public final class Rows {
    private Rows() {}

    /** A good row: V1 {@code v1__db__env.<source>}, V2 {@code <database>__env.<table>}. */
    public static MappingRow good(String source, String database, String table) {
        return new MappingRow("sync", text("v2|" + database + "__env|" + table), text("v1|db__env|" + source));
    }

    /** A row whose id has too few parts. */
    public static MappingRow bad(int number) {
        return new MappingRow("sync", text("broken" + number), text("v1|db__env|t" + number));
    }

    /** A string attribute. */
    public static Attribute text(String value) {
        return new Attribute.Text(value);
    }

    /** The database that {@link #good} puts a destination into. */
    public static String database(String name) {
        return "v2__" + name + "__env";
    }
}
