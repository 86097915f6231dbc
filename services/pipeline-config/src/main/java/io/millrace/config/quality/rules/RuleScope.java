package io.millrace.config.quality.rules;

import io.millrace.config.tables.ColumnConfig;
import io.millrace.config.tables.ColumnType;
import io.millrace.config.tables.TableConfig;

import java.util.List;
import java.util.Optional;

/**
 * What a rule is read in.
 *
 * @param table the rule's own
 * @param tables all of the pipeline
 */
public record RuleScope(TableConfig table, List<TableConfig> tables) {

    /** Another table. */
    public Optional<TableConfig> table(String name) {
        return tables.stream().filter(other -> other.name().equals(name)).findFirst();
    }

    /** The type of a column of the rule's table; empty when the schema does not tell. */
    public Optional<ColumnType> type(String column) {
        return type(table, column);
    }

    /** The type of a column; empty when the schema does not tell. */
    public static Optional<ColumnType> type(TableConfig table, String column) {
        return column(table, column).map(ColumnConfig::type);
    }

    /** A column. */
    public static Optional<ColumnConfig> column(TableConfig table, String name) {
        return table.schema().stream()
                .filter(column -> column.name().equals(name))
                .findFirst();
    }
}
