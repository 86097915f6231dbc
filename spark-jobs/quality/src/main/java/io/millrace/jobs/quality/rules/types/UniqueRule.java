package io.millrace.jobs.quality.rules.types;

import io.millrace.config.quality.RuleConfig;
import io.millrace.config.tables.ColumnType.Kind;
import io.millrace.config.tables.TableConfig;
import io.millrace.jobs.quality.rules.Evidence;
import io.millrace.jobs.quality.rules.References;
import io.millrace.jobs.quality.rules.RuleType;
import io.millrace.jobs.quality.value.Columns;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

import static org.apache.spark.sql.functions.hash;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

/**
 * {@code unique}: within the batch, no row of another key has the value. Several versions of one key may share it, as they do when an
 * update leaves it alone. All rows that share it fail, whichever came first. Rows of earlier batches are not looked at, deletes do not count.
 */
public final class UniqueRule implements RuleType {
    @Override
    public String type() {
        return "unique";
    }

    @Override
    public Column passes(RuleConfig rule, TableConfig table) {
        RuleColumn.of(rule, table, Kind.values());
        return Columns.named(Evidence.of(rule));
    }

    @Override
    public Dataset<Row> gather(Dataset<Row> rows, RuleConfig rule, TableConfig table, References references) {
        Column key = struct(table.primaryKey().stream().map(Columns::named).toArray(Column[]::new));
        Column value = when(Evidence.judged(), Columns.named(rule.column()));
        // rows without a value spread by their key, or one task would have them all
        WindowSpec sameValue = Window.partitionBy(value, when(value.isNull(), hash(key)));
        return rows.withColumn(Evidence.of(rule), min(key).over(sameValue).eqNullSafe(max(key).over(sameValue)));
    }
}
