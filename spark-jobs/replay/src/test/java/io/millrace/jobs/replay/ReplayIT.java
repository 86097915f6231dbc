package io.millrace.jobs.replay;

import io.millrace.config.quarantine.ReplayResult;
import io.millrace.config.quarantine.TableOutcome;
import io.millrace.config.quarantine.TableOutcome.BrokenRule;
import io.millrace.config.tables.PipelineConfig;
import io.millrace.jobs.replay.table.TableReplay.Step;
import io.millrace.jobs.stream.plan.StoredRows;
import io.millrace.jobs.stream.plan.TableForecast;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static io.millrace.jobs.replay.Lane.rows;
import static io.millrace.jobs.replay.Message.delete;
import static io.millrace.jobs.replay.Message.delivery;
import static io.millrace.jobs.replay.Message.loadCompleted;
import static io.millrace.jobs.replay.Message.loadStarted;
import static io.millrace.jobs.replay.Message.telemetry;
import static io.millrace.jobs.replay.Message.truncate;
import static io.millrace.jobs.replay.Message.withoutPlate;
import static org.assertj.core.api.Assertions.assertThat;

class ReplayIT {
    private static final String STRICT = "params: {min: 0, max: 350}";
    private static final String RELAXED = "params: {min: 0, max: 400}";

    /** Two of them break tel_003: the middle of key 1, whose plate a later update does not send again, and all of key 2 before a truncate. */
    private static final Message[] FIRST = {
        telemetry("insert", 1, 1, 10.04, 80.0),
        telemetry("update", 2, 1, 10.04, 360.0),
        telemetry("insert", 3, 2, 20.0, 380.0),
        telemetry("insert", 4, 3, 30.0, 90.0)
    };

    /** The load brings key 5 and not key 7, whose delete nobody told. */
    private static final Message[] SECOND = {
        withoutPlate(5, 1, 11.0, 100.0),
        telemetry("insert", 6, 4, 40.0, 399.0),
        delete("telemetry", 7, 4),
        truncate("telemetry", 8),
        telemetry("insert", 9, 5, 50.0, 370.0),
        telemetry("insert", 10, 6, 95.0, 370.0),
        telemetry("insert", 11, 7, 60.0, 360.0),
        loadStarted("telemetry", 12),
        telemetry("load", 12, 5, 51.0, 80.0),
        loadCompleted("telemetry", 12)
    };

    @TempDir
    private Path folder;

    @Test
    void rows_that_pass_a_relaxed_rule_stand_in_the_history_as_if_they_had_always_passed() {
        // given
        Lane lane = new Lane(folder, "late").stream("telemetry", FIRST).stream("telemetry", SECOND);
        Lane twin = new Lane(folder, "twin").configured(STRICT, RELAXED);
        twin.stream("telemetry", Stream.of(FIRST, SECOND).flatMap(Stream::of).toArray(Message[]::new));
        PipelineConfig strict = lane.config();
        lane.configured(STRICT, RELAXED);
        List<Long> untouched = lane.versions("telemetry");

        // when
        TableForecast plan = new StoredRows(Lane.SPARK, strict, lane.config(), lane.clock()).judge("telemetry", 5);
        TableOutcome dry = lane.dryRun("telemetry").tables().get(0).replay();
        List<Long> afterDryRun = lane.versions("telemetry");
        TableOutcome outcome = lane.replay("telemetry").replay();
        List<Long> replayed = lane.versions("telemetry");
        TableOutcome again = lane.replay("telemetry").replay();
        List<Long> afterAgain = lane.versions("telemetry");
        lane.streamAgain("telemetry", FIRST);

        // then
        assertThat(List.of(plan.waiting(), plan.released())).containsExactly(5L, 4L);
        assertThat(afterDryRun).isEqualTo(untouched);
        assertThat(dry.rules())
                .containsExactly(
                        new BrokenRule("tel_001", "range", "latitude", "error", 1),
                        new BrokenRule("tel_009", "range", "speed", "warning", 1));
        assertThat(List.of(outcome.selected(), outcome.passing(), outcome.replayed(), outcome.failing()))
                .containsExactly(7L, 6L, 6L, 1L)
                .isEqualTo(List.of(dry.selected(), dry.passing(), dry.replayed(), dry.failing()));
        assertThat(lane.history("telemetry")).isEqualTo(twin.history("telemetry"));
        assertThat(rows(lane.delta("telemetry").where("_replayed"), "_lsn"))
                .containsExactly("11", "2", "3", "5", "6", "9");
        assertThat(List.of(again.selected(), again.alreadyIn(), again.replayed()))
                .containsExactly(1L, 0L, 0L);
        assertThat(afterAgain).isEqualTo(replayed);
        assertThat(lane.versions("telemetry").subList(1, 3)).isEqualTo(replayed.subList(1, 3));
        assertThat(rows(lane.ledger("telemetry"), "_lsn", "_outcome", "size(_corrected)"))
                .containsExactly(
                        "11 REPLAYED 0",
                        "2 REPLAYED 0",
                        "3 REPLAYED 0",
                        "5 REPLAYED 0",
                        "6 REPLAYED 0",
                        "9 REPLAYED 0");
        assertThat(List.of(
                        lane.list("telemetry").waiting(), lane.list("telemetry").replayed()))
                .containsExactly(1L, 6L);
    }

    @Test
    void a_corrected_value_takes_its_place_in_the_middle_and_who_corrected_it_can_be_told() {
        // given
        Lane lane = new Lane(folder, "corrected");
        lane.stream("telemetry", changesWith(99.0, withoutPlate(3, 1, 12.0, 90.0)));
        Lane twin =
                new Lane(folder, "right").stream("telemetry", changesWith(9.9, telemetry("update", 3, 1, 12.0, 90.0)));
        String patch =
                """
                tables:
                  telemetry:
                    - {row: telemetry/0/1, set: {latitude: 9.9}}
                    - {row: telemetry/0/2, set: {plate: P-3, price: 1.50}}
                    - {key: {id: 77}, set: {latitude: 1}}
                """;

        // when
        ReplayResult result = lane.replay("telemetry", patch);

        // then
        assertThat(result.unknownPatches()).hasSize(1).first().asString().endsWith("patch.yaml:5:7");
        assertThat(lane.history("telemetry")).isEqualTo(twin.history("telemetry"));
        assertThat(rows(lane.ledger("telemetry").where("size(_corrected) > 0"), "_row", "array_join(_corrected, ',')"))
                .containsExactly("telemetry/0/1 latitude", "telemetry/0/2 plate,price");
        assertThat(rows(lane.quarantine("telemetry"), "latitude")).containsExactly("12.0", "99.0");
        assertThat(lane.show("telemetry").rows()).first().satisfies(row -> {
            assertThat(row.state()).isEqualTo("replayed");
            assertThat(row.corrected()).containsExactly("latitude");
            assertThat(row.values()).containsEntry("latitude", 99.0).containsEntry("price", "1.50");
        });
    }

    private static Message[] changesWith(double latitude, Message third) {
        return new Message[] {
            telemetry("insert", 1, 1, 10.0, 80.0),
            telemetry("update", 2, 1, latitude, 85.0),
            third,
            telemetry("update", 4, 1, 13.0, 91.0)
        };
    }

    @Test
    void a_crash_between_history_and_ledger_loses_nothing_and_a_rerun_with_another_patch_changes_nothing() {
        // given
        Lane lane = new Lane(folder, "crashed");
        lane.stream("telemetry", telemetry("insert", 1, 1, 99.0, 80.0), telemetry("insert", 2, 2, 98.0, 80.0));
        lane.steps = step -> {
            if (step == Step.MERGED) {
                throw new IllegalStateException("crash");
            }
        };
        ReplayResult.Table crashed =
                lane.replay("telemetry", patch("9.9")).tables().get(0);
        List<String> history = lane.history("telemetry");
        lane.steps = step -> {};

        // when
        TableOutcome outcome =
                lane.replay("telemetry", patch("5.5")).tables().get(0).replay();

        // then
        assertThat(crashed.error()).isEqualTo("crash");
        assertThat(List.of(outcome.alreadyIn(), outcome.selected(), outcome.failing()))
                .containsExactly(1L, 1L, 1L);
        assertThat(lane.history("telemetry")).isEqualTo(history);
        assertThat(rows(lane.delta("telemetry"), "id", "latitude")).containsExactly("1 9.9");
        assertThat(rows(lane.ledger("telemetry"), "_row", "array_join(_corrected, ',')"))
                .containsExactly("telemetry/0/0 latitude");
    }

    @Test
    void a_row_is_ended_by_a_truncate_that_lands_while_it_comes_back() {
        // given
        Lane lane = new Lane(folder, "overtaken").stream("telemetry", telemetry("insert", 1, 1, 10.0, 360.0));
        lane.configured(STRICT, RELAXED);
        lane.steps = step -> {
            if (step == Step.READ) {
                lane.stream("telemetry", truncate("telemetry", 2));
            }
        };

        // when
        TableOutcome outcome = lane.replay("telemetry").replay();

        // then
        assertThat(outcome.replayed()).isOne();
        assertThat(rows(lane.delta("telemetry"), "id", "_lsn", "_is_current", "_deleted_lsn"))
                .containsExactly("1 1 false 2");
    }

    @Test
    void a_row_that_a_crashed_run_brought_back_is_ended_by_the_load_that_landed_meanwhile_before_it_is_noted() {
        // given
        Lane lane = new Lane(folder, "overtaken-crashed")
                .stream("telemetry", telemetry("insert", 1, 1, 10.0, 360.0), telemetry("insert", 2, 2, 10.0, 360.0));
        lane.configured(STRICT, RELAXED);
        lane.steps = step -> {
            if (step == Step.MERGED) {
                throw new IllegalStateException("crash");
            }
            lane.stream(
                    "telemetry",
                    loadStarted("telemetry", 3),
                    telemetry("load", 3, 2, 11.0, 80.0),
                    loadCompleted("telemetry", 3));
        };
        ReplayResult.Table crashed = lane.replay("telemetry");
        lane.steps = step -> {};

        // when
        TableOutcome outcome = lane.replay("telemetry").replay();

        // then
        assertThat(crashed.error()).isEqualTo("crash");
        assertThat(outcome.alreadyIn()).isEqualTo(2);
        assertThat(rows(lane.delta("telemetry"), "id", "_lsn", "_is_current", "_deleted_lsn"))
                .containsExactly("1 1 false 3", "2 2 false null", "2 3 true null");
        assertThat(rows(lane.ledger("telemetry"), "_lsn", "_outcome")).containsExactly("1 REPLAYED", "2 REPLAYED");
    }

    private static String patch(String latitude) {
        return "{tables: {telemetry: [{key: {id: 1}, set: {latitude: " + latitude + "}}]}}";
    }

    @Test
    void rows_that_break_another_rule_now_are_masked_or_too_old_stay_and_say_why() {
        // given
        Lane lane = new Lane(folder, "staying");
        lane.stream("deliveries", delivery("insert", 1, 1, "lost"));
        lane.stream("telemetry", telemetry("insert", 1, 1, 10.0, 360.0));
        lane.pass(Duration.ofDays(1));
        lane.stream(
                "telemetry",
                telemetry("insert", 2, 2, 10.0, 370.0),
                telemetry("insert", 3, 3, 5.0, 390.0),
                telemetry("insert", 4, 4, 10.0, 360.0));
        lane.configured(STRICT, RELAXED)
                .configured("max_age: 30 days, max_rows: 1000", "max_age: 12 hours, max_rows: 1")
                .configured("id: tel_001", "id: tel_new")
                .configured("min: -90", "min: 10")
                .configured("values: [assigned, delivered]", "values: [assigned, delivered, lost]")
                .configured("visible_chars: 4", "visible_chars: 3");

        // when
        TableOutcome masked = lane.replay("deliveries").replay();
        TableOutcome outcome = lane.replay("telemetry").replay();

        // then
        assertThat(masked.left()).containsExactly(new TableOutcome.LeftRow("deliveries/0/0", "masked", List.of()));
        assertThat(List.of(
                        outcome.tooOld(),
                        outcome.failing(),
                        outcome.passing(),
                        outcome.replayed(),
                        outcome.overLimit()))
                .containsExactly(1L, 1L, 2L, 1L, 1L);
        assertThat(outcome.left())
                .containsExactly(
                        new TableOutcome.LeftRow("telemetry/0/2", "fails", List.of("tel_new", "tel_009")),
                        new TableOutcome.LeftRow("telemetry/0/0", "too-old", List.of()));
        assertThat(rows(lane.delta("telemetry"), "_lsn")).containsExactly("2");
        assertThat(lane.show("deliveries").rows()).singleElement().satisfies(row -> {
            assertThat(row.values()).containsEntry("phone", "555-****");
            assertThat(row.failedRules()).containsExactly("del_001");
            assertThat(row.failsNow()).isNull();
        });
    }

    @Test
    void rows_of_a_table_with_a_masked_column_come_back_as_the_plan_foretells_and_as_if_they_had_passed() {
        // given
        Message[] messages = {
            delivery("insert", 1, 1, "assigned"),
            delivery("update", 2, 1, "lost", "666-0202"),
            delivery("update", 3, 1, "delivered"),
            delivery("insert", 4, 2, "lost"),
            delivery("insert", 5, 3, "stolen"),
            delivery("insert", 6, 4, "lost", "555-010199-0000")
        };
        Lane lane = new Lane(folder, "hidden").stream("deliveries", messages);
        Lane twin = new Lane(folder, "hidden-twin").configured("[assigned, delivered]", "[assigned, delivered, lost]");
        twin.stream("deliveries", messages);
        PipelineConfig before = lane.config();
        lane.configured("[assigned, delivered]", "[assigned, delivered, lost]");

        // when
        TableForecast plan = new StoredRows(Lane.SPARK, before, lane.config(), lane.clock()).judge("deliveries", 1000);
        TableOutcome outcome = lane.replay("deliveries").replay();
        TableForecast after = new StoredRows(Lane.SPARK, before, lane.config(), lane.clock()).judge("deliveries", 1000);

        // then
        assertThat(List.of(outcome.selected(), outcome.replayed(), outcome.failing(), outcome.masked()))
                .containsExactly(4L, 2L, 2L, 0L);
        assertThat(List.of(plan.waiting(), plan.released())).containsExactly(outcome.selected(), outcome.replayed());
        assertThat(plan.keptByRule()).isEqualTo(Map.of("del_001", 1L, "del_002", 1L));
        assertThat(List.of(after.waiting(), after.released())).containsExactly(2L, 0L);
        assertThat(lane.history("deliveries")).isEqualTo(twin.history("deliveries"));
        assertThat(rows(lane.delta("deliveries"), "_lsn", "phone"))
                .containsExactly("1 555-****", "2 666-****", "3 555-****", "4 555-****");
        assertThat(rows(lane.ledger("deliveries"), "_lsn", "size(_corrected)")).containsExactly("2 0", "4 0");
    }

    @Test
    void a_value_that_other_transforms_masked_comes_back_with_a_patch_alone() {
        // given
        Lane lane = new Lane(folder, "other-masks")
                .stream(
                        "deliveries",
                        delivery("insert", 1, 1, "lost"),
                        delivery("insert", 2, 2, "lost"),
                        delivery("insert", 3, 3, "lost"));
        lane.configured("[assigned, delivered]", "[assigned, delivered, lost]")
                .configured("visible_chars: 4", "visible_chars: 3");
        PipelineConfig config = lane.config();
        String patch =
                """
                tables:
                  deliveries:
                    - {key: {id: 1}, set: {phone: "777-123456"}}
                    - {key: {id: 2}, set: {phone: "777-123456-0000"}}
                """;

        // when
        TableForecast plan = new StoredRows(Lane.SPARK, config, config, lane.clock()).judge("deliveries", 1000);
        TableOutcome outcome = lane.replay("deliveries", patch).tables().get(0).replay();

        // then
        assertThat(List.of(plan.waiting(), plan.released())).containsExactly(3L, 0L);
        assertThat(outcome.left())
                .containsExactly(
                        new TableOutcome.LeftRow("deliveries/0/1", "fails", List.of("del_002")),
                        new TableOutcome.LeftRow("deliveries/0/2", "masked", List.of()));
        assertThat(rows(lane.delta("deliveries"), "_lsn", "phone")).containsExactly("1 777****");
    }

    @Test
    void rows_that_come_back_before_deletes_that_leave_tombstones_are_ended_by_them() {
        // given
        Message[] messages = {
            telemetry("insert", 1, 1, 10.0, 360.0),
            telemetry("update", 2, 1, 11.0, 90.0),
            delete("telemetry", 3, 1),
            telemetry("insert", 4, 2, 12.0, 370.0),
            delete("telemetry", 5, 2),
            telemetry("insert", 6, 3, 13.0, 380.0),
            truncate("telemetry", 7)
        };
        String tombstones = "history: scd2\n    deletes: tombstone";
        Lane lane = new Lane(folder, "tombs").configured("history: scd2", tombstones).stream("telemetry", messages);
        Lane twin = new Lane(folder, "tombs-twin")
                .configured("history: scd2", tombstones).configured(STRICT, RELAXED).stream("telemetry", messages);
        lane.configured(STRICT, RELAXED);

        // when
        TableOutcome outcome = lane.replay("telemetry").replay();

        // then
        assertThat(outcome.replayed()).isEqualTo(3);
        assertThat(lane.history("telemetry")).isEqualTo(twin.history("telemetry"));
    }

    @Test
    void of_a_table_that_keeps_the_last_state_alone_a_late_row_is_noted_and_does_not_come_back() {
        // given
        Lane lane = new Lane(folder, "last").configured("history: scd2", "history: scd1");
        lane.stream(
                "telemetry",
                telemetry("insert", 1, 1, 10.0, 360.0),
                telemetry("update", 2, 1, 11.0, 90.0),
                telemetry("insert", 3, 2, 12.0, 370.0));
        lane.configured(STRICT, RELAXED);

        // when
        TableOutcome outcome = lane.replay("telemetry").replay();

        // then
        assertThat(List.of(outcome.replayed(), outcome.superseded())).containsExactly(2L, 1L);
        assertThat(rows(lane.delta("telemetry"), "id", "_lsn", "_is_current")).containsExactly("1 2 true", "2 3 true");
        assertThat(rows(lane.ledger("telemetry"), "_lsn", "_outcome")).containsExactly("1 SUPERSEDED", "3 REPLAYED");
        assertThat(lane.replay("telemetry").replay().selected()).isZero();
    }
}
