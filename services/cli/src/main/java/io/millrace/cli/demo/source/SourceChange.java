package io.millrace.cli.demo.source;

import java.util.ArrayList;
import java.util.List;

/** What is done to the mapping tables and the catalog before a run. */
public record SourceChange(
        List<SourceRow> puts, List<SourceRow> deletes, List<TableName> created, List<TableName> dropped) {
    /** A change that does nothing yet. */
    static SourceChange empty() {
        return new SourceChange(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }
}
