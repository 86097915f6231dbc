package io.millrace.jobs.reconcile;

import io.millrace.config.envelope.TypeProfile;
import io.millrace.config.tables.ColumnType.Kind;
import io.millrace.jobs.reconcile.compare.Comparison;
import io.millrace.jobs.reconcile.compare.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class BusySourceIT {
    private static final int ROWS = 4_000;
    private static final int LAG = 90;
    private static final Limits LOOKS = new Limits(250, 8, 50_000, 4);

    @TempDir
    private Path folder;

    private DecodedLake lake;

    private Compared busy(String name) {
        Lake.sql(
                "create table " + name + " (id bigint primary key, label text, n integer)",
                "insert into %s select i, 'w' || i, i %% 100 from generate_series(1, %d) i".formatted(name, ROWS));
        DecodedLake.createSlot("slot_" + name);
        Tables config = Tables.table(name, "id")
                .column("id", Kind.LONG)
                .column("label", Kind.STRING)
                .column("n", Kind.INTEGER);
        Compared compared = new Compared(config.in(folder), folder, TypeProfile.EXACT)
                .load(Compared.select(
                        Lake.SPARK.range(1, ROWS + 1).toDF(),
                        "id",
                        "concat('w', id) label",
                        "cast(id % 100 as int) n"));
        lake = new DecodedLake(compared, "slot_" + name);
        return compared;
    }

    @Test
    void nothing_is_called_a_fault_while_the_source_is_written_to_and_the_lake_lags() {
        // given
        Compared busy = busy("busy");

        // when
        Comparison comparison;
        try (BusySource writing = new BusySource("busy", 1_000, ROWS + 500)) {
            writing.go(LAG);
            lake.beforeEachBatch(() -> writing.go(LAG));
            comparison = busy.compare(lake, LOOKS);
        }

        // then
        assertThat(lake.applied()).isPositive();
        assertThat(busy.faults(comparison)).isEmpty();
        assertThat(comparison.isConverged()).isTrue();
    }

    @Test
    void faults_are_found_while_the_source_is_written_to() {
        // given
        Compared busy = busy("busy_faulty");
        busy.fault("delete from %s where id = 17");
        busy.fault("update %s set n = n + 1 where id = 23");
        busy.duplicate("id = 42");
        busy.write(Compared.current(
                Compared.select(Lake.SPARK.range(1).toDF(), "700000L id", "'w' label", "1 n"), Lake.place()));

        // when
        Comparison comparison;
        try (BusySource writing = new BusySource("busy_faulty", 1_000, ROWS + 500)) {
            writing.go(LAG);
            lake.beforeEachBatch(() -> writing.go(LAG));
            comparison = busy.compare(lake, LOOKS);
        }

        // then
        assertThat(busy.faults(comparison))
                .isEqualTo(Map.of("17", "MISSING", "23", "CHANGED", "42", "DUPLICATE", "700000", "EXTRA"));
    }
}
