package io.millrace.jobs.bench;

import io.millrace.config.columns.ColumnMapping;
import io.millrace.jobs.support.JobFolder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Makes a wide snapshot from a seed: every column of a mapping under its source's name, the key in capitals. The same seed
 * gives the same rows.
 */
public final class WideSnapshot {
    private WideSnapshot() {}

    /**
     * {@code --rows N --mapping <csv> --target <folder/> [--files 4] [--seed 1]}; with {@code --tables T --columns C} it
     * writes the mapping first: C columns, the key counted once, in T tables.
     */
    public static void main(String[] commandLine) throws IOException {
        BenchRun.main("wide-snapshot", WideSnapshot::make, commandLine);
    }

    static long make(SparkSession session, BenchArguments arguments) throws IOException {
        int tables = (int) arguments.number("tables", 0);
        if (tables > 0) {
            writeMapping(session, arguments.text("mapping"), tables, (int) arguments.number("columns", 100));
        }
        String target = arguments.text("target");
        StructType schema = schema(BenchRun.mapping(session, arguments));
        session.range(0, arguments.number("rows", 0), 1, (int) arguments.number("files", 4))
                .map(new Household(schema.size(), arguments.number("seed", 1)), Encoders.row(schema))
                .write()
                .mode(SaveMode.Overwrite)
                .parquet(target);
        return BenchRun.bytes(session, target);
    }

    private static StructType schema(ColumnMapping mapping) {
        Set<String> names = new LinkedHashSet<>();
        names.add(mapping.key().toUpperCase(Locale.ROOT));
        mapping.tables().stream()
                .flatMap(table -> table.columns().stream().skip(1))
                .forEach(column -> names.add(column.source()));
        StructType schema = new StructType();
        for (String name : names) {
            boolean number = schema.size() % Household.KINDS == Household.NUMBER_KIND;
            schema = schema.add(name, number ? DataTypes.IntegerType : DataTypes.StringType, true);
        }
        return schema;
    }

    private static void writeMapping(SparkSession session, String address, int tables, int columns) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("OMC_FLYWHEEL_TABLE,OMC_FLYWHEEL_COLUMN,FUNCTION_DESCRIPTION,OPUS_COLUMN,ELEMENT_NUMBER");
        for (int column = 1; column < columns; column++) {
            int table = (column - 1) * tables / (columns - 1) + 1;
            lines.add("IBE_%02d,ibe%04d,Attribute %d,IBE%04d,%d".formatted(table, column, column, column, column));
        }
        int cut = address.lastIndexOf('/') + 1;
        new JobFolder(address.substring(0, cut), session.sparkContext().hadoopConfiguration())
                .writeText(address.substring(cut), "\uFEFF" + String.join("\n", lines));
    }
}
