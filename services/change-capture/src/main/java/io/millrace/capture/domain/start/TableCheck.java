package io.millrace.capture.domain.start;

/** Checks a table: rights, and what the database will tell of its updates and deletes. */
public final class TableCheck {
    private TableCheck() {}

    /** Adds what is found. */
    public static void check(TableFacts table, String user, Findings findings) {
        String what = "Table " + table.name();
        String name = ServerCheck.quoted(table.schema()) + "." + ServerCheck.quoted(table.table());
        if (!table.readable()) {
            findings.problem(
                    what,
                    "user " + user + " may not read it",
                    "Grant it: grant usage on schema " + ServerCheck.quoted(table.schema()) + " to "
                            + ServerCheck.quoted(user) + "; grant select on " + name + " to "
                            + ServerCheck.quoted(user) + ";");
        }
        identity(table, what, name, findings);
    }

    /** Adds what a load would do wrong; changes that follow one are not touched by it. */
    public static void checkLoad(TableFacts table, String user, Findings findings) {
        String what = "Table " + table.name();
        if (table.filtered()) {
            findings.problem(
                    what,
                    "its row-level security is active for user " + user
                            + ", so a load would lack the rows that a policy hides, and have them deleted that came as changes before",
                    "Run: alter role " + ServerCheck.quoted(user)
                            + " bypassrls; or grant it the role that owns the table. If rows were loaded so before, raise millrace.capture.load-generation.");
        }
        if (table.inherited()) {
            findings.problem(
                    what,
                    "other tables inherit from it: a load brings their rows as its own, and later changes of them never come",
                    "Select the tables that inherit instead, or make it a partitioned table.");
        }
    }

    private static void identity(TableFacts table, String what, String name, Findings findings) {
        String full = "alter table " + name + " replica identity full;";
        boolean keyed = !table.primaryKey().isEmpty();
        switch (table.identity()) {
            case 'f' -> {
                if (!keyed) {
                    findings.warning(
                            what,
                            "it has no primary key: its rows have one key, stay in one partition and cannot be told apart",
                            "Give it a primary key, or merge it downstream by columns of your choice.");
                }
            }
            case 'd' -> {
                if (!keyed) {
                    findings.problem(
                            what,
                            "it has no primary key, so the database cannot say which row was updated or deleted; once published, it would refuse updates and deletes of it",
                            "Give it a primary key, or run: " + full);
                } else if (!table.large().isEmpty()) {
                    findings.warning(
                            what,
                            "its replica identity is DEFAULT: an update that leaves a large value of "
                                    + String.join(", ", table.large())
                                    + " as it was does not send it (unchanged-columns); with a change of the primary key it cannot be found again",
                            "If that matters, run: " + full);
                }
            }
            case 'i' ->
                findings.problem(
                        what,
                        "its replica identity is an index, so deletes do not carry the primary key",
                        "Run: alter table " + name + " replica identity " + (keyed ? "default;" : "full;"));
            default ->
                findings.problem(
                        what,
                        "its replica identity is NOTHING: the database tells of no update and no delete, and refuses them once it is published",
                        "Run: alter table " + name + " replica identity " + (keyed ? "default;" : "full;"));
        }
    }
}
