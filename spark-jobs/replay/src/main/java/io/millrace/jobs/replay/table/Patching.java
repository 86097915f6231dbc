package io.millrace.jobs.replay.table;

import io.millrace.config.patch.RowPatch;
import io.millrace.config.tables.ColumnConfig;
import io.millrace.config.tables.TableConfig;
import io.millrace.jobs.quality.value.Columns;
import io.millrace.jobs.stream.rows.Fields;
import io.millrace.jobs.stream.waiting.HiddenValues;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import static io.millrace.jobs.quality.value.Columns.named;
import static org.apache.spark.sql.functions.array_except;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

/** Puts corrected values into rows. Of two patches that fit a row, that of the row itself goes before that of its key. */
final class Patching {
    /** Whether a patch fits the row. */
    static final String PATCHED = "__patched";

    private static final String BY_ROW = "__patch_by_row";
    private static final String BY_KEY = "__patch_by_key";

    private final SparkSession spark;
    private final TableConfig table;
    private final List<RowPatch> patches;
    private final Map<String, ColumnConfig> columns = new LinkedHashMap<>();

    /** @param all patches of all tables */
    Patching(SparkSession spark, TableConfig table, List<RowPatch> all) {
        this.spark = spark;
        this.table = table;
        this.patches =
                all.stream().filter(patch -> patch.table().equals(table.name())).toList();
        table.schema().forEach(column -> columns.put(column.name(), column));
    }

    /** The rows with their corrected values, and {@link #PATCHED}. */
    Dataset<Row> apply(Dataset<Row> rows) {
        if (patches.isEmpty()) {
            return rows.withColumn(PATCHED, lit(false));
        }
        List<Column> corrected = new ArrayList<>();
        Set<String> touched = new TreeSet<>();
        patches.forEach(patch -> touched.addAll(patch.values().keySet()));
        PatchedValues values = PatchedValues.of(patches, columns);
        for (String name : rows.columns()) {
            corrected.add(value(name, touched, values).as(name));
        }
        for (String names : List.of(Fields.UNCHANGED, HiddenValues.LOST)) {
            corrected.set(
                    List.of(rows.columns()).indexOf(names),
                    array_except(
                                    named(names),
                                    udf(values.names(), DataTypes.createArrayType(DataTypes.StringType))
                                            .apply(named(BY_ROW), named(BY_KEY)))
                            .as(names));
        }
        corrected.add(named(BY_ROW).isNotNull().or(named(BY_KEY).isNotNull()).as(PATCHED));
        return matched(rows).select(corrected.toArray(Column[]::new));
    }

    /** Where the patches stand. */
    List<String> all() {
        return patches.stream().map(RowPatch::at).toList();
    }

    /** Where the patches stand that fit none of the rows. */
    List<String> unknown(Dataset<Row> rows) {
        if (patches.isEmpty()) {
            return List.of();
        }
        Set<Integer> fitting = new LinkedHashSet<>();
        matched(rows)
                .select(named(BY_ROW), named(BY_KEY))
                .distinct()
                .collectAsList()
                .forEach(row -> {
                    for (int i = 0; i < 2; i++) {
                        if (!row.isNullAt(i)) {
                            fitting.add(row.getInt(i));
                        }
                    }
                });
        List<String> unknown = new ArrayList<>();
        for (int i = 0; i < patches.size(); i++) {
            if (!fitting.contains(i)) {
                unknown.add(patches.get(i).at());
            }
        }
        return unknown;
    }

    /** The column's value after the patches; one that they set is hidden no more. */
    private Column value(String name, Set<String> touched, PatchedValues values) {
        for (String column : touched) {
            if (name.equals(HiddenValues.held(column))) {
                return named(name).and(decides(column, values).isNull());
            }
        }
        if (!touched.contains(name)) {
            return named(name);
        }
        Column decides = decides(name, values);
        Column value =
                udf(values.of(name), Columns.type(columns.get(name).type())).apply(decides);
        return when(decides.isNotNull(), value).otherwise(named(name));
    }

    private static Column decides(String name, PatchedValues values) {
        return udf(values.deciding(name), DataTypes.IntegerType).apply(named(BY_ROW), named(BY_KEY));
    }

    private Dataset<Row> matched(Dataset<Row> rows) {
        StructType ofKey = new StructType();
        for (String key : table.primaryKey()) {
            ofKey = ofKey.add(key, Columns.type(columns.get(key).type()));
        }
        List<Row> byRow = new ArrayList<>();
        List<Row> byKey = new ArrayList<>();
        for (int i = 0; i < patches.size(); i++) {
            RowPatch patch = patches.get(i);
            if (patch.row() != null) {
                byRow.add(RowFactory.create(patch.row(), i));
                continue;
            }
            List<Object> fields = new ArrayList<>();
            for (String key : table.primaryKey()) {
                fields.add(PatchedValues.ofSpark(
                        patch.key().get(key), columns.get(key).type()));
            }
            fields.add(i);
            byKey.add(RowFactory.create(fields.toArray()));
        }
        Dataset<Row> ofRows = spark.createDataFrame(
                byRow, new StructType().add(Fields.ROW, DataTypes.StringType).add(BY_ROW, DataTypes.IntegerType));
        Dataset<Row> ofKeys = spark.createDataFrame(byKey, ofKey.add(BY_KEY, DataTypes.IntegerType));
        return rows.join(broadcast(ofRows), new String[] {Fields.ROW}, "left_outer")
                .join(broadcast(ofKeys), table.primaryKey().toArray(String[]::new), "left_outer");
    }
}
