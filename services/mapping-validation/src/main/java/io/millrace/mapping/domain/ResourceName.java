package io.millrace.mapping.domain;

/**
 * A table's name in the catalog, written {@code database.table}; the database is {@code schema__database__env}.
 *
 * @param database the catalog database
 * @param table the table in it
 */
public record ResourceName(String database, String table) implements Comparable<ResourceName> {
    private static final int SHORTEST = 3;
    private static final int WITH_SYSTEM = 4;
    private static final String SEPARATOR = "__";

    /**
     * From a mapping id: {@code schema|database__env|table}, or the same with a leading system part that is dropped.
     * The database may hold more than one {@code __}.
     * {@code platform|equity__stg|orders} becomes {@code platform__equity__stg.orders}.
     *
     * @throws RejectedException when it is neither
     */
    public static ResourceName of(String attribute, String id) {
        String[] parts = id.split("\\|", -1);
        if (parts.length < SHORTEST) {
            throw new RejectedException(attribute, RejectReason.TOO_FEW_PARTS, parts.length);
        }
        if (parts.length > WITH_SYSTEM) {
            throw new RejectedException(attribute, RejectReason.TOO_MANY_PARTS, parts.length);
        }
        for (String part : parts) {
            if (part.isBlank()) {
                throw new RejectedException(attribute, RejectReason.EMPTY_PART);
            }
            if (part.chars().anyMatch(ResourceName::isForbidden)) {
                throw new RejectedException(attribute, RejectReason.FORBIDDEN_CHARACTER);
            }
        }
        int first = parts.length - SHORTEST;
        if (!isDatabaseWithEnvironment(parts[first + 1])) {
            throw new RejectedException(attribute, RejectReason.NO_DATABASE_WITH_ENVIRONMENT);
        }
        return new ResourceName(parts[first] + SEPARATOR + parts[first + 1], parts[first + 2]);
    }

    /** Without it, an id that lost its table would name another one: its system for schema, its database for table. */
    private static boolean isDatabaseWithEnvironment(String part) {
        return part.indexOf(SEPARATOR) > 0 && part.lastIndexOf(SEPARATOR) + SEPARATOR.length() < part.length();
    }

    private static boolean isForbidden(int c) {
        return c == '.' || Character.isWhitespace(c) || Character.isISOControl(c);
    }

    /** As {@link String#compareTo} of the written names, which are put together only where it matters. */
    @Override
    public int compareTo(ResourceName other) {
        if (database.equals(other.database)) {
            return table.compareTo(other.table);
        }
        boolean oneBeginsTheOther = database.startsWith(other.database) || other.database.startsWith(database);
        return oneBeginsTheOther ? toString().compareTo(other.toString()) : database.compareTo(other.database);
    }

    @Override
    public String toString() {
        return database + "." + table;
    }
}
