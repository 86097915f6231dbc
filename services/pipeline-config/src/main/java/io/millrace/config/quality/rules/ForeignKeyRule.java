package io.millrace.config.quality.rules;

import io.millrace.config.quality.Finding;
import io.millrace.config.quality.RuleConfig;
import io.millrace.config.quality.TransformConfig;
import io.millrace.config.shape.Key;
import io.millrace.config.shape.Shape;
import io.millrace.config.tables.ColumnConfig;
import io.millrace.config.tables.ColumnType;
import io.millrace.config.tables.TableConfig;
import io.millrace.config.yaml.NearestName;

import java.util.List;
import java.util.Optional;

/**
 * {@code foreign_key}: values that stand in a column of another table's current rows. A rule that leaves the column out is read as
 * one that names the other table's key.
 */
final class ForeignKeyRule implements RuleContract {
    @Override
    public String type() {
        return "foreign_key";
    }

    @Override
    public Shape.Group params() {
        return Shape.Group.of(
                Key.required("table", Shape.Text.any(), "The other table."),
                Key.optional("column", Shape.Text.any(), "Its column; its key, when that is one column, without it."),
                NULLS);
    }

    @Override
    public List<Finding> problems(RuleConfig rule, RuleScope scope) {
        if (!(rule.params().get("table") instanceof String name)) {
            return List.of();
        }
        Optional<TableConfig> other = scope.table(name);
        if (other.isEmpty()) {
            return List.of(new Finding(
                    "params.table",
                    "the file has no table of this name",
                    NearestName.advice(
                            name, scope.tables().stream().map(TableConfig::name).toList())));
        }
        if (other.get().internal()) {
            return List.of(new Finding(
                    "params.table", "the table is internal and has no rows of its own", "Name a table with a topic."));
        }
        if (rule.params().get("column") instanceof String column) {
            return columnProblems(rule, scope, other.get(), column);
        }
        return List.of(new Finding(
                "params", "the other table's key is not a single column", "Name the column that is meant."));
    }

    private static List<Finding> columnProblems(RuleConfig rule, RuleScope scope, TableConfig other, String column) {
        String at = "params.column";
        if (RuleScope.column(other, column).isEmpty()) {
            return List.of(new Finding(
                    at,
                    "the table %s has no such column".formatted(other.name()),
                    NearestName.advice(
                            column,
                            other.schema().stream().map(ColumnConfig::name).toList())));
        }
        if (other.transforms().stream().map(TransformConfig::column).anyMatch(column::equals)) {
            return List.of(new Finding(
                    at,
                    "the table %s stores the column transformed, and a rule judges values as they arrive"
                            .formatted(other.name()),
                    "Name a column that is stored as it arrives."));
        }
        ColumnType here = scope.type(rule.column()).orElse(null);
        ColumnType there = RuleScope.type(other, column).orElse(null);
        boolean comparable =
                here == null || there == null || here.kind() == there.kind() || (here.isNumeric() && there.isNumeric());
        return comparable
                ? List.of()
                : List.of(new Finding(
                        at,
                        "the column's type is %s there and %s here".formatted(there.title(), here.title()),
                        "Give both the same type."));
    }
}
