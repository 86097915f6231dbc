package io.millrace.jobs.reconcile;

import io.millrace.config.envelope.TypeProfile;
import io.millrace.config.tables.PipelineConfig;
import io.millrace.config.tables.PipelineSettings;
import io.millrace.config.tables.SourceDatabase;
import io.millrace.jobs.reconcile.compare.Comparison;
import io.millrace.jobs.reconcile.compare.Limits;
import io.millrace.jobs.reconcile.repair.Repair;
import io.millrace.jobs.reconcile.repair.RepairCounts;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RepairIT {
    private static final int ROWS = 3_000;

    @TempDir
    private Path folder;

    private Repair.Steps steps = () -> {};

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
                new ReconcileSettings(TypeProfile.DMS, Limits.USUAL, Duration.ofSeconds(30), steps),
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
    void a_row_that_breaks_a_rule_does_not_slip_in_by_repair_but_lies_in_quarantine_with_its_reason() {
        // given
        Tables config = Readings.config("ruled").rule("range", "amount", Map.of("max", 1_000_000));
        Compared readings = Readings.make(config, "ruled", folder, ROWS);
        Lake.sql("update ruled set amount = 2000000 where id = 5", "update ruled set amount = 2 where id = 6");

        // when
        TableOutcome outcome = reconcile(readings, true);
        TableOutcome again = reconcile(readings, true);

        // then
        assertThat(outcome.repaired().setAside()).isEqualTo(1);
        assertThat(outcome.isConverged()).isTrue();
        assertThat(outcome.after().rows().quarantined()).isEqualTo(1);
        assertThat(again.found().isConverged()).isTrue();
        Dataset<Row> kept = Lake.SPARK.read().format("delta").load(readings.quarantinePath() + "ruled/");
        assertThat(kept.selectExpr("id", "amount", "phone", "array_join(_failed_rules.rule, ',')", "_topic", "_masked")
                        .collectAsList())
                .singleElement()
                .hasToString("[5,2000000.0,+49****,range_amount,reconcile/run-1,true]");
        assertThat(kept.filter("_row = concat_ws('/', _topic, _partition, _offset) and _masks['phone'] is not null"
                                + " and _lsn > 0 and _commit_timestamp is not null")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void columns_that_came_since_the_configuration_are_compared_and_repaired() {
        // given
        Compared readings = Readings.make(Readings.config("evolved"), "evolved", folder, 300);
        Lake.sql("alter table evolved add column grade int default 5, add column shape polygon");
        readings.fault("alter table %s add columns (grade int, gone string)");
        readings.duplicate("id = 40");
        Lake.sql("delete from evolved where id = 70");

        // when
        TableOutcome outcome = reconcile(readings, true);

        // then
        assertThat(outcome.found().faults()).hasSize(300);
        assertThat(outcome.isConverged()).isTrue();
        assertThat(readings.lake().filter("_is_current and grade = 5").count()).isEqualTo(299);
        assertThat(outcome.after().uncompared())
                .isEqualTo(Map.of(
                        "shape", "the table in the lake does not have it", "gone", "the source does not have it"));
    }

    @Test
    void a_repair_that_ends_between_its_two_commits_loses_no_version_and_the_next_one_mends_it() {
        // given
        Compared readings = Readings.make(Readings.config("broken_off"), "broken_off", folder, 300);
        readings.duplicate("id in (40, 41)");
        Lake.sql("delete from broken_off where id = 40", "update broken_off set n = 7 where id = 41");
        steps = () -> {
            throw new IllegalStateException("crash");
        };
        assertThatThrownBy(() -> reconcile(readings, true)).hasMessage("crash");
        steps = () -> {};
        Comparison between = readings.compare();

        // when
        TableOutcome outcome = reconcile(readings, true);

        // then
        assertThat(readings.faults(between)).isEqualTo(Map.of("41", "MISSING"));
        assertThat(outcome.isConverged()).isTrue();
        assertThat(readings.lake()
                        .filter("id in (40, 41)")
                        .orderBy("id", "_effective_from")
                        .select("id", "n", "_is_current")
                        .collectAsList())
                .extracting(Row::toString)
                .containsExactly("[40,null,false]", "[41,41,false]", "[41,7,true]");
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
