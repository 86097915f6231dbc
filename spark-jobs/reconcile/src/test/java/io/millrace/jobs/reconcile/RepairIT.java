package io.millrace.jobs.reconcile;

import io.millrace.config.envelope.TypeProfile;
import io.millrace.config.tables.PipelineConfig;
import io.millrace.config.tables.PipelineSettings;
import io.millrace.config.tables.SourceDatabase;
import io.millrace.jobs.reconcile.compare.Limits;
import io.millrace.jobs.reconcile.repair.RepairCounts;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class RepairIT {
    private static final int ROWS = 3_000;

    @TempDir
    private Path folder;

    private TableOutcome reconcile(Compared compared, boolean repair) {
        PipelineConfig pipeline = new PipelineConfig(
                "fleet",
                new PipelineSettings("file:/none/", compared.quarantinePath(), "none", Duration.ofSeconds(1)),
                null,
                new SourceDatabase("postgres", "public"),
                List.of(compared.table));
        Reconcile reconcile = new Reconcile(
                Lake.SPARK,
                pipeline,
                new ReconcileSettings(TypeProfile.DMS, Limits.USUAL, Duration.ofSeconds(30)),
                Lake.access(),
                (table, place) -> {},
                Compared.HASH_KEYS);
        try {
            return reconcile.table(compared.table, repair, "run-1");
        } catch (SQLException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void every_planted_fault_is_mended_and_the_table_is_converged() {
        // given
        Compared readings = Readings.make(Readings.config("mended"), "mended", folder, ROWS);
        readings.fault("delete from %s where id = 17");
        readings.fault("update %s set label = 'x' where id = 234");
        readings.duplicate("id = 400");
        Lake.sql("delete from mended where id = 700", "update mended set score = 1e9 where id = 900");

        // when
        TableOutcome outcome = reconcile(readings, true);

        // then
        assertThat(outcome.isConverged()).isTrue();
        assertThat(outcome.repaired()).isEqualTo(new RepairCounts(5, 4, 1, 1, 0, 0));
        assertThat(outcome.after().rows().current()).isEqualTo(ROWS - 1);
        assertThat(readings.lake().filter("_is_current and _replayed").count()).isEqualTo(4);
        Row ended = readings.lake().filter("id = 700").head();
        assertThat(ended.<Boolean>getAs("_is_current")).isFalse();
        assertThat(outcome.found().ranges()).hasSize(1);
    }

    @Test
    void a_row_that_breaks_a_rule_does_not_slip_in_by_repair() {
        // given
        Tables config = Readings.config("ruled").rule("range", "amount", Map.of("max", 1_000_000));
        Compared readings = Readings.make(config, "ruled", folder, ROWS);
        Lake.sql("update ruled set amount = 2000000 where id = 5", "update ruled set amount = 2 where id = 6");

        // when
        TableOutcome outcome = reconcile(readings, true);

        // then
        assertThat(outcome.isConverged()).isFalse();
        assertThat(outcome.repaired().setAside()).isEqualTo(1);
        assertThat(readings.faults(outcome.after())).isEqualTo(Map.of("5", "CHANGED"));
    }

    @Test
    void without_repair_a_diverged_table_is_left_alone() {
        // given
        Compared readings = Readings.make(Readings.config("untouched"), "untouched", folder, ROWS);
        readings.fault("delete from %s where id = 17");

        // when
        TableOutcome outcome = reconcile(readings, false);

        // then
        assertThat(outcome.isConverged()).isFalse();
        assertThat(outcome.repaired()).isNull();
        assertThat(readings.lake().filter("_is_current").count()).isEqualTo(ROWS - 1);
        assertThat(outcome.found().ranges()).hasSize(1);
    }
}
