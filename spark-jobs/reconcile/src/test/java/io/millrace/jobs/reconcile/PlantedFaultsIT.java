package io.millrace.jobs.reconcile;

import io.millrace.events.streaming.DivergedRange;
import io.millrace.jobs.reconcile.compare.Comparison;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class PlantedFaultsIT {
    private static final int ROWS = 10_000;

    @TempDir
    private Path folder;

    private Compared readings(String name) {
        return Readings.make(Readings.config(name), name, folder, ROWS);
    }

    @Test
    void ten_thousand_rows_that_agree_in_every_type_are_converged() {
        // given
        Compared readings = readings("agree");

        // when
        Comparison comparison = readings.compare();

        // then
        assertThat(readings.faults(comparison)).isEmpty();
        assertThat(comparison.isConverged()).isTrue();
        assertThat(comparison.rows().source()).isEqualTo(ROWS);
        assertThat(comparison.rows().current()).isEqualTo(ROWS);
        assertThat(comparison.rowsRead()).isZero();
        assertThat(comparison.looks()).isEqualTo(1);
    }

    @Test
    void each_planted_fault_is_found_at_its_key_and_nothing_else() {
        // given
        Compared readings = readings("faulty");
        readings.fault("delete from %s where id = 17");
        readings.fault("update %s set label = 'Label 2345' where id = 2345");
        readings.duplicate("id = 4000");
        Lake.sql("delete from faulty where id = 7000", "update faulty set amount = amount + 0.01 where id = 9000");

        // when
        Comparison comparison = readings.compare();

        // then
        assertThat(readings.faults(comparison))
                .isEqualTo(Map.of(
                        "17", "MISSING", "2345", "CHANGED", "4000", "DUPLICATE", "7000", "EXTRA", "9000", "CHANGED"));
        assertThat(comparison.ranges()).contains(new DivergedRange("17", "17", 1, 0, 0, 0));
    }
}
