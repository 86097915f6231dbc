package io.millrace.jobs.stream.aside;

import io.delta.tables.DeltaTable;
import io.millrace.config.tables.TableConfig;
import io.millrace.jobs.quality.transforms.Transforms;
import io.millrace.jobs.stream.rows.BatchId;
import io.millrace.jobs.stream.rows.Survey;
import io.millrace.jobs.stream.testing.Fleet;
import io.millrace.jobs.stream.testing.OneTable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import static io.millrace.jobs.stream.testing.Fleet.rows;
import static org.assertj.core.api.Assertions.assertThat;

class QuarantineIT {
    private static final TableConfig TABLE = OneTable.of("{name: id, type: long}");
    private static final Survey ONE_ROW = new Survey(
            Map.of(0, new Survey.Part(0, 0, 1, 1, 0, 0, 1, 0, 0, 0)),
            Map.of(),
            Map.of(),
            Set.of(),
            Set.of(),
            Set.of(),
            Set.of(),
            null,
            5L,
            null,
            List.of(),
            Instant.EPOCH);

    @TempDir
    private Path folder;

    @Test
    void rows_of_a_topic_that_was_made_anew_are_kept_beside_those_at_the_same_offsets_of_the_old_one() {
        // given
        keep("first", 5);

        // when
        boolean readAgain = keep("again", 5);
        boolean madeAnew = keep("anew", 900);

        // then
        assertThat(readAgain).isFalse();
        assertThat(madeAnew).isTrue();
        assertThat(rows(Fleet.SPARK.read().format("delta").load(location()), "_row", "_lsn"))
                .containsExactly("cdc-orders/0/0 5", "cdc-orders/0/0@900/0 900");
    }

    @Test
    void what_lay_aside_before_a_batch_is_known_also_when_the_files_of_then_are_gone() throws IOException {
        // given
        keep("first", 5);
        keep("anew", 900);
        List<Path> older = dataFiles();
        DeltaTable.forPath(Fleet.SPARK, location()).optimize().executeCompaction();
        for (Path file : older) {
            Files.delete(file);
        }

        // when
        Dataset<Row> before = quarantine().before(Fleet.SPARK, new BatchId("orders", "anew", 0));

        // then
        assertThat(older).hasSize(2);
        assertThat(rows(before, "_lsn")).containsExactly("5");
    }

    private List<Path> dataFiles() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("orders"))) {
            return files.filter(file -> file.toString().endsWith(".parquet")).toList();
        }
    }

    private Quarantine quarantine() {
        return new Quarantine(location(), Transforms.of(TABLE, Map.of()));
    }

    private boolean keep(String stream, long lsn) {
        return quarantine().keep(row(lsn), List.of("id"), new BatchId("orders", stream, 0), ONE_ROW);
    }

    private String location() {
        return "file:" + folder.resolve("orders") + "/";
    }

    private static Dataset<Row> row(long lsn) {
        return Fleet.SPARK.sql(
                """
                SELECT 1L AS id, 'INSERT' AS _operation, current_timestamp() AS _ingested_at,
                  array(named_struct('rule', 'r', 'type', 'range', 'column', 'id', 'severity', 'error')) AS _failed_rules,
                  'cdc-orders' AS _topic, 0 AS _partition, 0L AS _offset, %dL AS _lsn, 0L AS _transaction_order,
                  1L AS _transaction_id, current_timestamp() AS _commit_timestamp, array('x') AS _unchanged, 0L AS _batch
                """
                        .formatted(lsn));
    }
}
