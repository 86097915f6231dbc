package io.millrace.jobs.stream.batch;

import io.millrace.config.Problem;
import io.millrace.config.tables.TableConfig;
import io.millrace.jobs.stream.rows.Survey;
import io.millrace.jobs.stream.schema.SchemaDrift;

/** Holds a table whose source has other columns than the configuration. */
final class DriftHold {
    private DriftHold() {}

    static HeldException of(TableConfig table, SchemaDrift drift, Survey survey) {
        String leftOut = survey.absent().isEmpty()
                ? ""
                : " AWS DMS leaves out what is null or empty unless IncludeNullAndEmpty of its Kafka endpoint is true, and then"
                        + " nobody can tell that from a column which is gone: set it, empty topic "
                        + table.topic() + ", and load the table again.";
        return new HeldException(new Problem(
                "table " + table.name(),
                "the source's columns are not those of tables.yaml: " + drift.changes(),
                "Nothing of the batch was written. Bring the table's schema in tables.yaml in line and start the job"
                        + " again." + leftOut));
    }
}
