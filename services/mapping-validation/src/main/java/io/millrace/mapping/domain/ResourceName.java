package io.millrace.mapping.domain;

/**
 * A table's name in the catalog, written {@code database.table}; the database is {@code schema__database__env}.
 *
 * @param database the catalog database
 * @param table the table in it
 */
public record ResourceName(String database, String table) {
    private static final int SHORTEST = 3;
    private static final int WITH_SYSTEM = 4;

    /**
     * From a mapping id: {@code schema|database__env|table}, or the same with a leading system part that is dropped.
     * {@code platform|equity__stg|orders} becomes {@code platform__equity__stg.orders}.
     *
     * @throws RejectedException when it is neither
     */
    public static ResourceName of(String attribute, String id) {
        String[] parts = id.split("\\|", -1);
        if (parts.length < SHORTEST) {
            throw new RejectedException(
                    attribute, "has " + parts.length + " parts, needs 3 or 4: [system|]schema|database__env|table");
        }
        if (parts.length > WITH_SYSTEM) {
            throw new RejectedException(
                    attribute, "has " + parts.length + " parts, needs 3 or 4: [system|]schema|database__env|table");
        }
        for (String part : parts) {
            if (part.isBlank()) {
                throw new RejectedException(attribute, "has an empty part");
            }
            if (part.chars().anyMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c) || c == '.')) {
                throw new RejectedException(
                        attribute, "has a character that no catalog name may have (blank, control or dot)");
            }
        }
        int first = parts.length - SHORTEST;
        return new ResourceName(parts[first] + "__" + parts[first + 1], parts[first + 2]);
    }

    @Override
    public String toString() {
        return database + "." + table;
    }
}
