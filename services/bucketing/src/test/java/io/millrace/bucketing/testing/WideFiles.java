package io.millrace.bucketing.testing;

import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Parquet files of a wide snapshot, by Parquet's own writer and reader: no Spark. */
public final class WideFiles {
    private static final MessageType SCHEMA = MessageTypeParser.parseMessageType(
            "message m { optional binary CUSTOMER_USER_ID (STRING); optional int32 IBE1; optional binary IBE2 (STRING); }");

    private WideFiles() {}

    /** A file of the rows from..to; those whose number ends in 9 have no key. */
    public static byte[] rows(Path folder, int from, int to) throws IOException {
        Path file = folder.resolve("rows-" + from + ".parquet");
        try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(new LocalOutputFile(file))
                .withType(SCHEMA)
                .withConf(new Configuration(false))
                .build()) {
            for (int row = from; row < to; row++) {
                SimpleGroup group = new SimpleGroup(SCHEMA);
                if (row % 10 != 9) {
                    group.add(0, "K" + row);
                }
                group.add(1, row);
                group.add(2, "text " + row);
                writer.write(group);
            }
        }
        return Files.readAllBytes(file);
    }

    /** The texts of a file's first column. */
    public static List<String> keys(Path file) throws IOException {
        List<String> keys = new ArrayList<>();
        try (ParquetReader<Group> reader = new Builder(new LocalInputFile(file)).build()) {
            for (Group row = reader.read(); row != null; row = reader.read()) {
                keys.add(row.getString(0, 0));
            }
        }
        return keys;
    }

    private static final class Builder extends ParquetReader.Builder<Group> {
        Builder(InputFile file) {
            super(file);
        }

        @Override
        protected ReadSupport<Group> getReadSupport() {
            return new GroupReadSupport();
        }
    }
}
