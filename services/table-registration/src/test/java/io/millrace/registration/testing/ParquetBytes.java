package io.millrace.registration.testing;

import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.converter.ParquetMetadataConverter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.apache.parquet.schema.Type;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Parquet files and schemas by Parquet's own writer. */
public final class ParquetBytes {
    private ParquetBytes() {}

    /** A file of optional text columns with so many rows, all null but for the first column. */
    public static byte[] texts(int rows, String... columns) {
        return rows(
                Arrays.stream(columns)
                        .map(column -> "optional binary " + column + " (STRING);")
                        .collect(Collectors.joining(" ", "message m { ", " }")),
                rows);
    }

    /** A file with this schema, whose first column is a text, and so many rows. */
    public static byte[] rows(String schema, int rows) {
        MessageType type = MessageTypeParser.parseMessageType(schema);
        try {
            Path folder = Files.createTempDirectory("parquet");
            Path file = folder.resolve("file.parquet");
            try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(new LocalOutputFile(file))
                    .withType(type)
                    .withConf(new Configuration(false))
                    .build()) {
                for (int row = 0; row < rows; row++) {
                    SimpleGroup group = new SimpleGroup(type);
                    group.add(0, "id" + row);
                    writer.write(group);
                }
            }
            byte[] bytes = Files.readAllBytes(file);
            Files.delete(file);
            Files.delete(folder);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a footer holds of a schema. */
    public static List<SchemaElement> elements(MessageType type) {
        FileMetaData metadata = new FileMetaData(type, Map.of(), "test");
        return new ParquetMetadataConverter()
                .toParquetMetadata(1, new ParquetMetadata(metadata, List.of()))
                .getSchema();
    }

    /** What a footer holds of a schema of this field. */
    public static List<SchemaElement> elements(Type field) {
        return elements(new MessageType("m", field));
    }
}
