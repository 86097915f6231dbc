package io.millrace.jobs.quality.rules.types;

import io.millrace.config.quality.RuleConfig;
import io.millrace.config.tables.ColumnType.Kind;
import io.millrace.config.tables.TableConfig;
import io.millrace.jobs.quality.rules.Evidence;
import io.millrace.jobs.quality.rules.References;
import io.millrace.jobs.quality.rules.RuleType;
import io.millrace.jobs.quality.value.Columns;
import io.millrace.jobs.quality.value.Params;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.NumericType;

import java.util.Arrays;
import java.util.Set;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;

/**
 * {@code foreign_key}: a current row of table {@code table} has the value in column {@code column}. What is current there is what the
 * lake holds when the batch is judged: a row that arrives in the same moment through another stream, or in this very batch, is not
 * seen. Give the rule the severity {@code warning} where the other table may lag behind. The other table's values are those after its transforms.
 */
public final class ForeignKeyRule implements RuleType {
    private static final String TABLE = "table";
    private static final String COLUMN = "column";

    @Override
    public String type() {
        return "foreign_key";
    }

    @Override
    public Set<String> params() {
        return Set.of(TABLE, COLUMN);
    }

    @Override
    public Column passes(RuleConfig rule, TableConfig table) {
        RuleColumn column = RuleColumn.of(rule, table, Kind.values());
        column.params().text(TABLE);
        column.params().text(COLUMN);
        return Columns.named(Evidence.of(rule));
    }

    @Override
    public Dataset<Row> gather(Dataset<Row> rows, RuleConfig rule, TableConfig table, References references) {
        String referenced = Evidence.of(rule) + "_value";
        String found = Evidence.of(rule);
        Dataset<Row> values = values(rows, rule, table, references)
                .toDF(referenced)
                .distinct()
                .withColumn(found + "_there", lit(true));
        return rows.join(values, Columns.named(rule.column()).equalTo(Columns.named(referenced)), "left_outer")
                .withColumn(found, coalesce(Columns.named(found + "_there"), lit(false)))
                .drop(referenced, found + "_there");
    }

    private static Dataset<Row> values(Dataset<Row> rows, RuleConfig rule, TableConfig table, References references) {
        Params params = Params.of(rule, table);
        String other = params.text(TABLE);
        String column = params.text(COLUMN);
        Dataset<Row> current = references
                .current(other)
                .orElseThrow(() -> params.invalid(
                        "the pipeline has no table %s to compare with".formatted(other),
                        "Add the table to the pipeline, or correct parameter table."));
        if (!Arrays.asList(current.columns()).contains(column)) {
            throw params.invalid(
                    "table %s has no column %s".formatted(other, column),
                    "It has %s.".formatted(String.join(", ", current.columns())));
        }
        requireOneType(
                params,
                rows.schema().apply(rule.column()).dataType(),
                current.schema().apply(column).dataType());
        return current.select(Columns.named(column)).where(Columns.named(column).isNotNull());
    }

    private static void requireOneType(Params params, DataType ours, DataType theirs) {
        boolean numbers = ours instanceof NumericType && theirs instanceof NumericType;
        if (!numbers && !ours.sameType(theirs)) {
            throw params.invalid(
                    "it compares %s with %s".formatted(ours.simpleString(), theirs.simpleString()),
                    "Give both columns one type.");
        }
    }
}
