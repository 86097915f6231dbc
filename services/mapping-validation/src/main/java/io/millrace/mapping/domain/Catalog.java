package io.millrace.mapping.domain;

import java.util.Set;

/** The catalog that says which tables there are. */
@FunctionalInterface
public interface Catalog {
    /**
     * Which of the tables stand in the database; none when the database itself is not there.
     *
     * @return a part of {@code tables}, as spelt there
     * @throws RuntimeException when the catalog could not say: that is never "not there"
     */
    Set<String> existing(String database, Set<String> tables);
}
