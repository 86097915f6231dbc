package io.millrace.cli.bench.bucketing;

import io.millrace.platform.sql.SqlDialect;
import io.millrace.platform.sql.SqlDialect.NewTable;
import io.millrace.platform.sql.SqlEngine;
import io.millrace.platform.sql.SqlStatement;
import io.millrace.platform.sql.TrinoEngine;
import io.millrace.platform.sql.TrinoSettings;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.glue.model.Column;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The last step of the old flow: its tables, registered, are written once more by the SQL engine, one after the other, with
 * buckets that the engine knows. The lake's engine is allowed more open writers than its default of 100, without which
 * 256 buckets fail.
 */
final class EngineTables {
    private static final String DATABASE = "bench";
    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final String FORMATS = "org.apache.hadoop.hive.ql.io.parquet.MapredParquet";

    private final BenchStore store;
    private final SqlEngine engine;

    EngineTables(BenchStore store, String url) {
        this.store = store;
        this.engine = new TrinoEngine(
                new TrinoSettings(url, "millrace-bench", null, Map.of("hive.compression_codec", "SNAPPY")));
    }

    /**
     * Writes the tables of a folder.
     *
     * @param tables folders in it; others hold what the old flow wrote to learn sizes
     * @param rows that each must have
     */
    Timed write(String from, String to, List<String> tables, long rows) throws IOException {
        store.clients().glue().createDatabase(request -> request.databaseInput(input -> input.name(DATABASE)));
        double seconds = 0;
        for (String table : tables) {
            List<Column> columns = columns(from, table);
            register(from, table, columns);
            NewTable wanted = new NewTable(
                    DATABASE,
                    "bucketed_" + table,
                    BenchStore.address(to + "/" + table + "/"),
                    BenchStore.KEY,
                    BenchStore.BUCKETS,
                    "SELECT "
                            + SqlDialect.TRINO.columns(
                                    columns.stream().map(Column::name).toList())
                            + " FROM " + SqlDialect.TRINO.table(DATABASE, "ext_" + table));
            long began = System.nanoTime();
            execute(SqlDialect.TRINO.createTableAs(wanted));
            seconds += (System.nanoTime() - began) / 1e9;
            long found = count(wanted.name());
            if (found != rows) {
                throw new IllegalStateException(wanted.name() + " has " + found + " rows where " + rows + " were made");
            }
        }
        return new Timed(seconds, store.bytes(to));
    }

    private long count(String table) {
        return engine.execute(statement("SELECT count(*) FROM " + SqlDialect.TRINO.table(DATABASE, table)))
                .only()
                .number(0);
    }

    private void execute(String text) {
        engine.execute(statement(text));
    }

    private static SqlStatement statement(String text) {
        return new SqlStatement(text, "millrace-bench", LONGEST);
    }

    private List<Column> columns(String folder, String table) throws IOException {
        String key = store.files(folder + "/" + table).keySet().stream()
                .sorted()
                .findFirst()
                .orElseThrow();
        Path scratch = Files.createTempDirectory("millrace-bench");
        Path file = scratch.resolve("part.parquet");
        store.clients()
                .s3()
                .getObject(request -> request.bucket(BenchStore.BUCKET).key(key), ResponseTransformer.toFile(file));
        try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file))) {
            return reader.getFooter().getFileMetaData().getSchema().getFields().stream()
                    .map(field -> Column.builder()
                            .name(field.getName())
                            .type(
                                    field.asPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.INT32
                                            ? "int"
                                            : "string")
                            .build())
                    .toList();
        } finally {
            Files.delete(file);
            Files.delete(scratch);
        }
    }

    private void register(String folder, String table, List<Column> columns) {
        store.clients().glue().createTable(request -> request.databaseName(DATABASE)
                .tableInput(input -> input.name("ext_" + table)
                        .tableType("EXTERNAL_TABLE")
                        .parameters(Map.of("EXTERNAL", "TRUE", "classification", "parquet"))
                        .storageDescriptor(storage -> storage.location(BenchStore.address(folder + "/" + table + "/"))
                                .columns(columns)
                                .inputFormat(FORMATS + "InputFormat")
                                .outputFormat(FORMATS + "OutputFormat")
                                .serdeInfo(serde -> serde.serializationLibrary(
                                        "org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe")))));
    }
}
