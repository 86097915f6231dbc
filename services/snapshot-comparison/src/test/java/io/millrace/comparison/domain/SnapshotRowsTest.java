package io.millrace.comparison.domain;

import io.millrace.platform.stage.StageFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayInputStream;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SnapshotRowsTest {
    private static final String HEADER = String.join(",", SnapshotRows.HEADER) + "\r\n";

    @Test
    void quoted_names_are_read_as_rfc_4180_says() {
        // given
        SnapshotRows rows = Changes.rows("f.csv", HEADER + "\"a,\"\"1\"\"\",x\r\n");
        // when
        MappingRow row = rows.next();
        // then
        assertThat(row).isEqualTo(new MappingRow("a,\"1\"", "x"));
        assertThat(rows.hasNext()).isFalse();
        assertThat(rows.rows()).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    unsorted sources       | a,x;c,x;b,x      | line 4: the rows are not sorted
                    unsorted destinations  | a,y;a,x          | line 3: the rows are not sorted
                    a row twice            | a,x;a,x          | line 3: the row above stands here again
                    one column             | a,x;b            | line 3: a row has two names
                    three columns          | a,x,1            | line 2: a row has two names
                    an empty name          | a,x;b,           | line 3: a row has two names
                    a blank line           | a,x;;b,x         | line 3: a row has two names
                    """)
    void a_file_that_is_no_snapshot_is_refused_with_its_line(String fault, String lines, String why) {
        // given
        String csv = HEADER + lines.replace(";", "\r\n") + "\r\n";
        // when, then
        assertThatThrownBy(() -> readAll(Changes.rows("s3://b/f.csv", csv)))
                .isInstanceOf(StageFailureException.class)
                .hasMessageContaining("s3://b/f.csv")
                .hasMessageContaining(why)
                .hasMessageContaining("Ask for a new snapshot");
    }

    @ParameterizedTest
    @CsvSource({"''", "id|destination_id", "source_pipeline_resource_name"})
    void a_file_with_another_header_is_refused(String header) {
        assertThatThrownBy(() -> Changes.rows("f.csv", header.replace('|', ',')))
                .isInstanceOf(StageFailureException.class)
                .hasMessageContaining("line 1: its first line is not the header " + HEADER.strip());
    }

    @Test
    void bytes_that_are_not_utf_8_are_refused_and_not_replaced() {
        // given
        byte[] bytes = (HEADER + "\u00e9,x\r\n").getBytes(ISO_8859_1);
        // when, then
        assertThatThrownBy(() -> readAll(new SnapshotRows("f.csv", new ByteArrayInputStream(bytes))))
                .isInstanceOf(StageFailureException.class)
                .hasMessageContaining("not UTF-8");
    }

    private static void readAll(SnapshotRows rows) {
        while (rows.hasNext()) {
            rows.next();
        }
    }
}
