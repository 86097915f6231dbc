package io.millrace.cli.demo.wide;

import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.jboss.logmanager.Logger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.stream.IntStream;

/** Writes rows as a Parquet file with Snappy, every column nullable. */
public final class ParquetFile {
    private static final int ROW_GROUP = 32 * 1024 * 1024;
    private static final int FIRST_PAGE = 1024;

    /** Parquet makes several texts a value where its logger would take them, which without settings this one does. */
    private static final Logger PARQUET = Logger.getLogger("org.apache.parquet");

    static {
        PARQUET.setLevel(Level.WARNING);
    }

    private ParquetFile() {}

    /** A column: text, or whole numbers. */
    public record Column(String name, boolean number) {}

    /** Gives a value: null, an {@link Integer} or a text. */
    @FunctionalInterface
    public interface Values {
        /** Of a row and a column's place. */
        Object at(int row, int column);
    }

    /** Writes it, over what an ended process left behind. */
    public static void write(Path file, List<Column> columns, IntStream rows, Values values) {
        Builder builder = new Builder(new LocalOutputFile(file), columns, values)
                .withConf(new Configuration(false))
                .withCompressionCodec(CompressionCodecName.SNAPPY)
                .withPageSize(ROW_GROUP / 32)
                .withDictionaryPageSize(FIRST_PAGE * 64)
                .withRowGroupSize((long) ROW_GROUP);
        try {
            Files.deleteIfExists(file);
            try (ParquetWriter<Integer> writer = builder.build()) {
                for (int row : rows.toArray()) {
                    writer.write(row);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Could not write " + file, e);
        }
    }

    private static MessageType schema(List<Column> columns) {
        return new MessageType(
                "snapshot",
                columns.stream()
                        .<Type>map(column -> column.number()
                                ? Types.optional(PrimitiveTypeName.INT32).named(column.name())
                                : Types.optional(PrimitiveTypeName.BINARY)
                                        .as(LogicalTypeAnnotation.stringType())
                                        .named(column.name()))
                        .toList());
    }

    private static final class Builder extends ParquetWriter.Builder<Integer, Builder> {
        private final List<Column> columns;
        private final Values values;

        Builder(OutputFile file, List<Column> columns, Values values) {
            super(file);
            this.columns = columns;
            this.values = values;
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        @SuppressWarnings("deprecation") // Parquet has it abstract, and its successor calls it
        protected WriteSupport<Integer> getWriteSupport(Configuration unused) {
            return new Rows(columns, values);
        }
    }

    private static final class Rows extends WriteSupport<Integer> {
        private final List<Column> columns;
        private final Values values;
        private RecordConsumer consumer;

        Rows(List<Column> columns, Values values) {
            this.columns = columns;
            this.values = values;
        }

        @Override
        @SuppressWarnings("deprecation") // as above
        public WriteContext init(Configuration unused) {
            return new WriteContext(schema(columns), Map.of());
        }

        @Override
        public void prepareForWrite(RecordConsumer given) {
            consumer = given;
        }

        @Override
        public void write(Integer row) {
            consumer.startMessage();
            for (int place = 0; place < columns.size(); place++) {
                Object value = values.at(row, place);
                if (value != null) {
                    consumer.startField(columns.get(place).name(), place);
                    if (value instanceof Integer number) {
                        consumer.addInteger(number);
                    } else {
                        consumer.addBinary(Binary.fromString(value.toString()));
                    }
                    consumer.endField(columns.get(place).name(), place);
                }
            }
            consumer.endMessage();
        }
    }
}
