package io.millrace.cli.demo.wide;

import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.schema.MessageType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class SnapshotFilesIT {
    private static final WideRows ROWS = new WideRows(100, 7);

    @TempDir
    private Path folder;

    @Test
    void the_files_of_a_snapshot_hold_every_row_and_the_key_in_capitals_first() throws IOException {
        // given
        List<Attribute> attributes = WideShape.of(4, 100).attributes();

        // when
        List<Path> files = WideSnapshot.write(folder, attributes, ROWS);

        // then
        long rows = 0;
        for (Path file : files) {
            try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file))) {
                rows += reader.getRecordCount();
                MessageType schema = reader.getFooter().getFileMetaData().getSchema();
                assertThat(schema.getFields()).hasSize(1 + attributes.size());
                assertThat(schema.getFieldName(0)).isEqualTo("CUSTOMER_USER_ID");
            }
        }
        assertThat(files).hasSizeGreaterThan(1);
        assertThat(rows).isEqualTo(ROWS.count());
    }

    @Test
    void the_same_seed_writes_the_same_bytes() throws IOException {
        // when
        Path file = AddressableIds.write(folder.resolve("one"), ROWS);

        // then
        assertThat(AddressableIds.write(folder.resolve("other"), ROWS)).hasSameBinaryContentAs(file);
        assertThat(Files.size(file)).isPositive();
    }
}
