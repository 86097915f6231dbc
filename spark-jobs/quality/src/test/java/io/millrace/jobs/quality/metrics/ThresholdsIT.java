package io.millrace.jobs.quality.metrics;

import io.millrace.config.quality.CheckConfig;
import io.millrace.config.quality.Severity;
import io.millrace.config.tables.TableConfig;
import io.millrace.jobs.quality.Lake;
import io.millrace.jobs.quality.metrics.Fleet.Change;
import io.millrace.jobs.quality.metrics.Fleet.Vehicle;
import org.apache.spark.sql.execution.QueryExecution;
import org.apache.spark.sql.util.QueryExecutionListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;

class ThresholdsIT {
    @TempDir
    private Path folder;

    private final Fleet fleet = new Fleet();

    @Test
    void fault_12_compliance_is_held_against_the_threshold_of_its_own_check() {
        // given
        TableConfig table = Fleet.table()
                .check(compliance("vin", 0.5, "V-[0-9]+", null, "half have a form"))
                .check(compliance("vin", 0.9, "V-[0-9]+", null, "nearly all have a form"))
                .check(compliance(null, 0.6, null, "speed <= 100", "most are slow"))
                .check(compliance(null, 0.4, null, "speed <= 100", "some are slow"))
                .config();

        // when
        List<Measured> measured = metrics(table).measure(fleet.batch(0, twoOfFour()));

        // then
        assertThat(measured)
                .filteredOn(metric -> metric.over() == Over.ALL)
                .extracting(Measured::passed)
                .containsExactly(true, false, false, true);
        assertThat(measured).extracting(Measured::value).containsOnly(0.5);
    }

    @Test
    void a_batch_that_adds_nothing_misses_no_threshold_of_what_it_does_not_have() {
        // given
        TableMetrics metrics = metrics(Fleet.table()
                .check(new CheckConfig("completeness", "vin", 0.9, Severity.ERROR, null, null, null))
                .check(new CheckConfig("mean", "speed", 10.0, Severity.ERROR, null, null, null))
                .config());
        metrics.measure(fleet.batch(0, twoOfFour()));

        // when
        List<Measured> measured = metrics.measure(fleet.batch(1, fleet.apply(List.of(), List.of(1, 2, 3, 4))));

        // then
        assertThat(measured).allMatch(Measured::passed).allSatisfy(metric -> {
            assertThat(metric.value()).isNull();
            assertThat(metric.error()).isNull();
        });
    }

    @Test
    void what_cannot_be_measured_is_told_in_its_record_and_nothing_is_thrown() {
        // given
        TableConfig table =
                Fleet.table().check(Fleet.check("completeness", "vin")).config();
        Change change = twoOfFour();

        // when
        List<Measured> measured = metrics(table)
                .measure(new MeasuredBatch(
                        0,
                        Fleet.rows(change.added()).drop("vin"),
                        Fleet.rows(change.removed()).drop("vin"),
                        () -> Fleet.rows(change.added()).drop("vin")));

        // then
        assertThat(measured).hasSize(2).noneMatch(Measured::passed).allSatisfy(metric -> {
            assertThat(metric.value()).isNull();
            assertThat(metric.error()).contains("vin");
        });
    }

    @Test
    void all_checks_of_a_batch_cost_one_action_and_a_uniqueness_one_to_three_more() throws Exception {
        // given
        TableMetrics metrics = metrics(Fleet.measured());
        metrics.measure(fleet.batch(0, twoOfFour()));
        MeasuredBatch next = fleet.batch(1, fleet.apply(List.of(new Vehicle(9, "V-9", 9.0)), List.of(1)));
        Actions actions = new Actions();
        Lake.SPARK.sparkContext().listenerBus().waitUntilEmpty();
        Lake.SPARK.listenerManager().register(actions);

        // when
        metrics.measure(next);

        // then
        Lake.SPARK.sparkContext().listenerBus().waitUntilEmpty();
        Lake.SPARK.listenerManager().unregister(actions);
        assertThat(actions.count).hasValue(1 + 1 + 3);
    }

    private static final class Actions implements QueryExecutionListener {
        private final AtomicInteger count = new AtomicInteger();

        @Override
        public void onSuccess(String name, QueryExecution query, long nanos) {
            count.incrementAndGet();
        }

        @Override
        public void onFailure(String name, QueryExecution query, Exception failure) {
            count.incrementAndGet();
        }
    }

    private Change twoOfFour() {
        return fleet.apply(
                List.of(
                        new Vehicle(1, "V-1", 10.0),
                        new Vehicle(2, "V-2", 200.0),
                        new Vehicle(3, null, null),
                        new Vehicle(4, "no form", 90.0)),
                List.of());
    }

    private static CheckConfig compliance(
            String column, double threshold, String pattern, String expression, String name) {
        return new CheckConfig("compliance", column, threshold, Severity.ERROR, pattern, expression, name);
    }

    private TableMetrics metrics(TableConfig table) {
        return TableMetrics.of(table, folder.toUri().toString(), Lake.SPARK);
    }
}
