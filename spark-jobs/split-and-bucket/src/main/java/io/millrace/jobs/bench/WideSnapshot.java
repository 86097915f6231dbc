package io.millrace.jobs.bench;

import io.millrace.config.columns.ColumnMapping;
import io.millrace.config.columns.MappedColumn;
import io.millrace.jobs.support.JobFolder;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import static org.apache.spark.sql.functions.expr;

/**
 * Makes a wide snapshot from a seed: every column of a mapping under its source's name, the key in capitals. The same seed
 * gives the same rows.
 */
public final class WideSnapshot {
    private static final int CODES = 90;
    private static final int NUMBERS = 1000;

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
        session.range(0, arguments.number("rows", 0), 1, (int) arguments.number("files", 4))
                .select(columns(BenchRun.mapping(session, arguments), arguments.number("seed", 1)))
                .write()
                .mode(SaveMode.Overwrite)
                .parquet(target);
        return BenchRun.bytes(session, target);
    }

    private static Column[] columns(ColumnMapping mapping, long seed) {
        Map<String, Column> columns = new LinkedHashMap<>();
        columns.put(
                mapping.key(),
                expr("concat('C', lpad(hex(xxhash64(id, %dL)), 16, '0'))".formatted(seed))
                        .as(mapping.key().toUpperCase(Locale.ROOT)));
        for (MappedColumn column : mapping.tables().stream()
                .flatMap(table -> table.columns().stream())
                .toList()) {
            int number = columns.size();
            columns.computeIfAbsent(column.source().toLowerCase(Locale.ROOT), name -> expr(value(number, seed))
                    .as(column.source()));
        }
        return columns.values().toArray(Column[]::new);
    }

    /** Attributes as households have them: flags, codes, numbers, amounts, often nothing. */
    private static String value(int number, long seed) {
        String random = "pmod(xxhash64(id, %dL), 1000000)".formatted(seed * NUMBERS * NUMBERS + number);
        String sometimes = "case when %s %% 10 < %d then %s end".formatted(random, number % 4 + 6, "%s");
        return switch (number % 5) {
            case 0 -> sometimes.formatted("if(%s > 500000, 'Y', 'N')".formatted(random));
            case 1 -> sometimes.formatted("char(65 + %s %% 26)".formatted(random));
            case 2 -> sometimes.formatted("cast(%s %% %d + 10 as string)".formatted(random, CODES));
            case 3 -> sometimes.formatted("cast(%s %% %d as int)".formatted(random, NUMBERS));
            default -> sometimes.formatted("lpad(cast(%s div 100 as string), 6, '0')".formatted(random));
        };
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
