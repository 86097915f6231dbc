package io.millrace.cleanroom.domain.room;

import java.util.List;
import java.util.Optional;

/**
 * A configured table of Clean Rooms.
 *
 * @param detail which catalog table it refers to
 * @param rule its CUSTOM analysis rule, empty when it has none
 */
public record ConfiguredTable(String id, String name, Answer<Detail> detail, Answer<Optional<Rule>> rule) {

    /**
     * What only the table itself tells.
     *
     * @param database the catalog's database; empty when it refers to something else than the catalog
     * @param table the catalog's table
     */
    public record Detail(String database, String table, List<String> allowedColumns, String analysisMethod) {
        /** Copies the list. */
        public Detail {
            allowedColumns = List.copyOf(allowedColumns);
        }

        /** Whether it refers to this table; the catalog does not tell cases apart. */
        public boolean refersTo(String otherDatabase, String otherTable) {
            return database.equalsIgnoreCase(otherDatabase) && table.equalsIgnoreCase(otherTable);
        }
    }

    /** A CUSTOM analysis rule. */
    public record Rule(List<String> allowedAnalyses, List<String> allowedAnalysisProviders) {
        /** Copies the lists. */
        public Rule {
            allowedAnalyses = List.copyOf(allowedAnalyses);
            allowedAnalysisProviders = List.copyOf(allowedAnalysisProviders);
        }
    }
}
