package io.millrace.cleanroom.format;

import io.millrace.cleanroom.domain.IdentityRow;
import io.millrace.cleanroom.domain.Report;

import java.util.List;

/** One line an ID namespace. */
public final class IdentityCsv {
    private static final List<String> HEADER = List.of(
            "collaboration_name",
            "id namespace",
            "Id namespace method",
            "source db",
            "region",
            "table",
            "schema mapping",
            "unique id",
            "input field",
            "matchkey");

    private IdentityCsv() {}

    /** The file's text. */
    public static String of(Report report) {
        return CsvFile.of(HEADER, report.identityRows().stream().map(row -> row(report.collaborationName(), row)));
    }

    private static List<String> row(String collaboration, IdentityRow row) {
        return List.of(
                collaboration,
                row.namespace(),
                row.method(),
                row.database(),
                row.region(),
                row.table(),
                row.schemaMapping(),
                row.uniqueId(),
                row.inputField(),
                row.matchKey());
    }
}
