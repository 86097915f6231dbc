package io.millrace.lake.standin.cleanrooms;

import java.util.List;

/**
 * A configured table with its association.
 *
 * @param name of the configured table; its id follows from it
 * @param database Glue database that it refers to
 * @param table Glue table that it refers to
 * @param allowedColumns {@code null}: those that the Glue table has when it is asked for, at most 100
 * @param furtherColumns allowed besides, which the Glue table need not have
 * @param rule the CUSTOM analysis rule, {@code null} for none
 * @param association {@code null} when it is not associated
 */
public record SeededTable(
        String name,
        String database,
        String table,
        List<String> allowedColumns,
        List<String> furtherColumns,
        Rule rule,
        Association association) {
    /** Copies the lists. */
    public SeededTable {
        allowedColumns = allowedColumns == null ? null : List.copyOf(allowedColumns);
        furtherColumns = furtherColumns == null ? List.of() : List.copyOf(furtherColumns);
    }

    /** A CUSTOM analysis rule of a configured table. */
    public record Rule(List<String> allowedAnalyses, List<String> allowedAnalysisProviders) {
        /** Copies the lists. */
        public Rule {
            allowedAnalyses = allowedAnalyses == null ? List.of() : List.copyOf(allowedAnalyses);
            allowedAnalysisProviders =
                    allowedAnalysisProviders == null ? List.of() : List.copyOf(allowedAnalysisProviders);
        }
    }

    /**
     * An association with the membership.
     *
     * @param receivers allowed result receivers of its collaboration analysis rule; {@code null} without the rule
     */
    public record Association(String name, List<String> receivers) {
        /** Copies the list. */
        public Association {
            receivers = receivers == null ? null : List.copyOf(receivers);
        }
    }

    /** The same without its association. */
    public SeededTable notAssociated() {
        return new SeededTable(name, database, table, allowedColumns, furtherColumns, rule, null);
    }

    /** The same with another rule, {@code null} for none. */
    public SeededTable withRule(Rule other) {
        return new SeededTable(name, database, table, allowedColumns, furtherColumns, other, association);
    }

    /** The same whose association has no collaboration analysis rule. */
    public SeededTable withoutCollaborationRule() {
        return new SeededTable(
                name, database, table, allowedColumns, furtherColumns, rule, new Association(association.name(), null));
    }

    /** The same that allows a column besides. */
    public SeededTable withColumn(String column) {
        return new SeededTable(name, database, table, allowedColumns, List.of(column), rule, association);
    }
}
