package io.millrace.jobs.quality.metrics;

import io.millrace.config.tables.ColumnType.Kind;
import io.millrace.config.tables.TableConfig;
import io.millrace.jobs.quality.Lake;
import io.millrace.jobs.quality.Tables;
import io.millrace.jobs.quality.metrics.Fleet.Change;
import io.millrace.jobs.quality.metrics.Fleet.Vehicle;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/** What becomes of states when batches are measured again, left out, or end in the middle. */
class KeptStatesIT {
    private static final TableConfig COUNTED = Fleet.table()
            .check(Fleet.check("size", null))
            .check(Fleet.check("mean", "speed"))
            .config();
    private static final TableConfig UNIQUE =
            Fleet.table().check(Fleet.check("uniqueness", "vin")).config();

    @TempDir
    private Path folder;

    private final Fleet fleet = new Fleet();

    @Test
    void a_batch_that_is_measured_again_gives_the_same_also_after_a_crash_between_state_and_manifest()
            throws IOException {
        // given
        TableMetrics metrics = metrics(COUNTED);
        metrics.measure(fleet.batch(0, arrive(1, 10, 50.0)));
        MeasuredBatch second = fleet.batch(1, arrive(5, 15, 80.0));
        List<Measured> first = metrics.measure(second);
        Files.delete(state("fleet", 1).resolve("complete.json"));

        // when
        List<Measured> again = List.copyOf(metrics.measure(second));

        // then
        assertThat(again).isEqualTo(first);
        assertThat(all(again, "size")).isEqualTo(15.0);
        assertThat(metrics.measure(second)).isEqualTo(first);
    }

    @Test
    void a_crash_between_state_and_metrics_table_neither_loses_nor_doubles_a_metric() {
        // given
        MetricsTable table = new MetricsTable(
                Lake.SPARK, folder.resolve("dq_metrics").toUri().toString());
        MeasuredBatch batch = fleet.batch(0, arrive(1, 10, 50.0));
        metrics(COUNTED).measure(batch);

        // when
        for (int run = 0; run < 2; run++) {
            table.append("fleet", 0, Instant.EPOCH, metrics(COUNTED).measure(batch));
        }

        // then
        assertThat(Lake.SPARK
                        .read()
                        .format("delta")
                        .load(folder.resolve("dq_metrics").toString())
                        .where("metric_name = 'size'")
                        .select("over", "metric_value")
                        .collectAsList())
                .extracting(Row::toString)
                .containsExactlyInAnyOrder("[batch,10.0]", "[all,10.0]");
    }

    @Test
    void after_a_batch_that_was_not_measured_the_state_is_begun_anew_from_the_current_rows() {
        // given
        TableMetrics metrics = metrics(COUNTED);
        metrics.measure(fleet.batch(0, arrive(1, 10, 50.0)));
        arrive(20, 30, 50.0);

        // when
        List<Measured> measured = metrics.measure(fleet.batch(2, arrive(40, 50, 50.0)));

        // then
        assertThat(all(measured, "size")).isEqualTo(32.0);
    }

    @Test
    void numbers_may_leave_some_out_when_the_batch_says_after_which_it_comes() {
        // given
        TableMetrics metrics = metrics(COUNTED);
        metrics.measure(fleet.batch(4, arrive(1, 10, 50.0)));
        MeasuredBatch next = fleet.batch(9, arrive(11, 12, 50.0));

        // when
        List<Measured> measured = metrics.measure(new MeasuredBatch(9, 4, next.added(), next.removed(), () -> {
            throw new IllegalStateException("no scan is needed");
        }));

        // then
        assertThat(all(measured, "size")).isEqualTo(12.0);
    }

    @Test
    void a_check_that_is_new_is_begun_from_the_current_rows_while_the_others_go_on() {
        // given
        metrics(COUNTED).measure(fleet.batch(0, arrive(1, 10, 50.0)));
        TableConfig more =
                Fleet.table().check(Fleet.check("completeness", "vin")).config();

        // when
        List<Measured> measured = metrics(more).measure(fleet.batch(1, depart(1, 5)));

        // then
        assertThat(all(measured, "completeness")).isEqualTo(1.0);
        assertThat(measured.get(0).value()).isNull();
    }

    @Test
    void states_of_a_few_batches_stay_and_those_of_a_later_one_go_when_an_earlier_one_is_measured() {
        // given
        TableMetrics metrics = metrics(COUNTED);
        for (int batch = 0; batch < 5; batch++) {
            metrics.measure(fleet.batch(batch, arrive(batch, batch, 1.0)));
        }

        // when
        metrics.measure(fleet.batch(3, arrive(9, 9, 1.0)));

        // then
        assertThat(IntStream.range(0, 6).filter(batch -> Files.exists(state("fleet", batch))))
                .containsExactly(2, 3);
    }

    @Test
    void each_table_has_a_place_of_its_own() {
        // given
        metrics(COUNTED).measure(fleet.batch(0, arrive(1, 10, 50.0)));
        Fleet others = new Fleet();
        TableConfig other = Tables.table("other")
                .column("speed", Kind.DOUBLE)
                .check(Fleet.check("size", null))
                .config();

        // when
        List<Measured> measured =
                metrics(other).measure(others.batch(0, others.apply(List.of(new Vehicle(1, null, 1.0)), List.of())));

        // then
        assertThat(all(measured, "size")).isEqualTo(1.0);
        assertThat(state("fleet", 0)).exists();
        assertThat(state("other", 0)).exists();
    }

    @Test
    void rows_that_go_without_ever_having_come_are_an_error_and_the_state_is_begun_anew() {
        // given
        TableMetrics metrics = metrics(COUNTED);
        metrics.measure(fleet.batch(0, arrive(1, 2, 50.0)));
        List<Vehicle> strangers = IntStream.range(50, 60)
                .mapToObj(id -> new Vehicle(id, null, 1.0))
                .toList();

        // when
        List<Measured> measured = metrics.measure(fleet.batch(1, new Change(List.of(), strangers)));

        // then
        assertThat(measured)
                .filteredOn(metric -> metric.over() == Over.ALL)
                .allSatisfy(metric -> assertThat(metric.error()).contains("more rows went than came"));
        assertThat(all(metrics.measure(fleet.batch(2, arrive(3, 3, 50.0))), "size"))
                .isEqualTo(3.0);
    }

    @Test
    void the_uniqueness_of_a_column_with_too_many_values_is_given_up_and_says_so_from_then_on() {
        // given
        TableMetrics metrics = TableMetrics.of(UNIQUE, folder.toUri().toString(), Lake.SPARK, Map.of(), 20);
        metrics.measure(fleet.batch(0, arrive(1, 20, 1.0)));

        // when
        List<Measured> full = metrics.measure(fleet.batch(1, arrive(21, 21, 1.0)));
        List<Measured> later = metrics.measure(fleet.batch(2, depart(1, 10)));

        // then
        assertThat(List.of(full.get(1), later.get(1)))
                .allSatisfy(metric -> assertThat(metric.error()).contains("more than 20 different values"))
                .noneMatch(Measured::passed);
        assertThat(full.get(0).value()).isEqualTo(1.0);
    }

    @Test
    void a_state_that_cannot_be_kept_is_an_error_over_all_rows_and_the_batch_is_measured() throws IOException {
        // given
        Files.writeString(folder.resolve("fleet"), "a file where the folder should be");

        // when
        List<Measured> measured = metrics(COUNTED).measure(fleet.batch(0, arrive(1, 10, 50.0)));

        // then
        assertThat(measured)
                .filteredOn(metric -> metric.over() == Over.BATCH)
                .allSatisfy(metric -> assertThat(metric.value()).isNotNull());
        assertThat(measured)
                .filteredOn(metric -> metric.over() == Over.ALL)
                .allSatisfy(metric -> assertThat(metric.error()).isNotBlank())
                .noneMatch(Measured::passed);
    }

    private Change arrive(int from, int to, double speed) {
        return fleet.apply(
                IntStream.rangeClosed(from, to)
                        .mapToObj(id -> new Vehicle(id, "V-" + id, speed))
                        .toList(),
                List.of());
    }

    private Change depart(int from, int to) {
        return fleet.apply(List.of(), IntStream.rangeClosed(from, to).boxed().toList());
    }

    private static Double all(List<Measured> measured, String metric) {
        Optional<Measured> found = measured.stream()
                .filter(each -> each.over() == Over.ALL && each.metric().equals(metric))
                .findFirst();
        return found.orElseThrow().value();
    }

    private Path state(String table, int batch) {
        return folder.resolve(table).resolve("batch-" + batch);
    }

    private TableMetrics metrics(TableConfig table) {
        return TableMetrics.of(table, folder.toUri().toString(), Lake.SPARK);
    }
}
