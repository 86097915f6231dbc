package io.millrace.jobs.stream.batch;

import io.millrace.config.Problem;
import io.millrace.config.tables.SourceDatabase;
import io.millrace.config.tables.TableConfig;
import io.millrace.jobs.stream.rows.Survey;

/** Holds a table whose deletes do not carry what they are needed for: put aside one by one, their rows would stay for ever. */
final class DeleteCheck {
    private final TableConfig table;
    private final String source;

    DeleteCheck(TableConfig table, SourceDatabase database) {
        this.table = table;
        this.source = database == null || database.schemaName() == null
                ? table.name()
                : database.schemaName() + "." + table.name();
    }

    void check(Survey survey) {
        if (survey.lacking().isEmpty()) {
            return;
        }
        String columns = String.join(", ", survey.lacking());
        boolean key = survey.lacking().stream()
                .flatMap(names -> java.util.Arrays.stream(names.split(", ")))
                .anyMatch(table.primaryKey()::contains);
        throw new HeldException(new Problem(
                "table " + table.name(),
                "its deletes do not carry column %s, which tables.yaml names as %s: nobody can say which version they end"
                        .formatted(columns, key ? "primary_key" : "sequence_by"),
                ("Nothing of the batch was written. Let the source send whole rows (alter table %s replica identity full;),"
                                + " or %s; deletes that stand on topic %s already pass with deletes: ignore, and their rows"
                                + " stay current until the table is loaded anew into another folder.")
                        .formatted(
                                source,
                                key
                                        ? "take the source's own key as primary_key"
                                        : "leave sequence_by out and load the table into another folder",
                                table.topic())));
    }
}
