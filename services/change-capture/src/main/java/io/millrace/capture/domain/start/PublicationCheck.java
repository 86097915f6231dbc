package io.millrace.capture.domain.start;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Checks the publication.
 *
 * @param name of the publication
 * @param mayCreate whether the settings let capture create it
 */
public record PublicationCheck(String name, boolean mayCreate) {

    /** Adds what is found; a publication that is missing and may be created is no problem. */
    public void check(
            Optional<PublicationFacts> found, List<TableFacts> tables, boolean userMayCreate, Findings findings) {
        String what = "Publication " + name;
        if (found.isEmpty()) {
            missing(what, tables, userMayCreate, findings);
            return;
        }
        PublicationFacts known = found.get();
        List<TableFacts> absent = tables.stream()
                .filter(table -> !known.tables().contains(table.name()))
                .toList();
        if (!absent.isEmpty()) {
            findings.problem(
                    what,
                    "tables are missing in it: " + names(absent) + "; their changes would not come",
                    "Run as their owner: alter publication " + ServerCheck.quoted(name) + " add table " + sql(absent)
                            + ";");
        }
        if (!known.everyKind()) {
            findings.problem(
                    what,
                    "it does not publish every kind of change",
                    "Run: alter publication " + ServerCheck.quoted(name)
                            + " set (publish = 'insert, update, delete, truncate');");
        }
        List<TableFacts> restricted = tables.stream()
                .filter(table -> known.restricted().contains(table.name()))
                .toList();
        if (!restricted.isEmpty()) {
            findings.problem(
                    what,
                    "it publishes some rows or columns only of " + names(restricted)
                            + "; a load would bring what changes do not",
                    "Publish these tables whole, and select columns by remove-column rules.");
        }
    }

    private void missing(String what, List<TableFacts> tables, boolean userMayCreate, Findings findings) {
        List<TableFacts> foreign =
                tables.stream().filter(table -> !table.owned()).toList();
        if (mayCreate && userMayCreate && foreign.isEmpty()) {
            return;
        }
        String why = !mayCreate
                ? "it does not exist, and millrace.capture.create-publication is off"
                : !userMayCreate
                        ? "it does not exist, and the user may not create one in this database"
                        : "it does not exist, and the user does not own " + names(foreign);
        findings.problem(what, why, "Run as the tables' owner: " + statement(tables));
    }

    /** The statement that creates it. */
    public String statement(List<TableFacts> tables) {
        return "create publication " + ServerCheck.quoted(name) + " for table " + sql(tables)
                + " with (publish_via_partition_root = true);";
    }

    private static String names(List<TableFacts> tables) {
        return tables.stream().map(TableFacts::name).collect(Collectors.joining(", "));
    }

    private static String sql(List<TableFacts> tables) {
        return tables.stream()
                .map(table -> ServerCheck.quoted(table.schema()) + "." + ServerCheck.quoted(table.table()))
                .collect(Collectors.joining(", "));
    }
}
