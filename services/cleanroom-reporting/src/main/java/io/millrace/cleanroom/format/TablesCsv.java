package io.millrace.cleanroom.format;

import io.millrace.cleanroom.domain.IdentityRow;
import io.millrace.cleanroom.domain.Report;
import io.millrace.cleanroom.domain.State;
import io.millrace.cleanroom.domain.TableReport;
import io.millrace.cleanroom.domain.room.Answer;
import io.millrace.cleanroom.domain.room.Association;
import io.millrace.cleanroom.domain.room.ConfiguredTable;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** One line a table. */
public final class TablesCsv {
    private static final List<String> HEADER = List.of(
            "collaboration_name",
            "table_name",
            "glue_exists",
            "glue_column_count",
            "glue_partition_keys",
            "configured_table_exists",
            "configured_table_id",
            "configured_table_name",
            "allowed_columns_count",
            "analysis_method",
            "analysis_rule_exists",
            "Allowed Analyses for Query",
            "association_exists",
            "association_name",
            "collaboration_rule_exists",
            "in_collaboration",
            "ready_for_analysis");

    private TablesCsv() {}

    /** The file's text. */
    public static String of(Report report) {
        return CsvFile.of(HEADER, report.tables().stream().map(table -> row(report.collaborationName(), table)));
    }

    private static List<String> row(String collaboration, TableReport table) {
        return List.of(
                collaboration,
                table.table().name(),
                State.YES.label(),
                Integer.toString(table.table().columns().size()),
                orNone(String.join(", ", table.table().partitionKeys())),
                exists(table.configured()),
                text(table.configured(), ConfiguredTable::id),
                text(table.configured(), ConfiguredTable::name),
                text(
                        table.detail(),
                        detail -> Integer.toString(detail.allowedColumns().size())),
                text(table.detail(), ConfiguredTable.Detail::analysisMethod),
                exists(table.rule()),
                text(table.rule(), rule -> String.join(", ", rule.allowedAnalysisProviders())),
                exists(table.association()),
                text(table.association(), Association::name),
                exists(table.receivers()),
                table.associated().label(),
                table.ready().label());
    }

    private static <T> String exists(Answer<Optional<T>> answer) {
        return State.of(answer.map(Optional::isPresent)).label();
    }

    private static <T> String text(Answer<Optional<T>> answer, Function<T, String> text) {
        return answer.known()
                ? answer.value().map(text).map(TablesCsv::orNone).orElse(IdentityRow.NONE)
                : IdentityRow.UNKNOWN;
    }

    private static String orNone(String text) {
        return text.isEmpty() ? IdentityRow.NONE : text;
    }
}
