package io.millrace.bucketing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.bucketing.domain.JobArguments;
import io.millrace.bucketing.testing.BucketingScene;
import io.millrace.bucketing.testing.ScriptedSpark;
import io.millrace.events.Event;
import io.millrace.events.EventIds;
import io.millrace.events.bucketing.BucketedTable;
import io.millrace.events.bucketing.Layout;
import io.millrace.events.bucketing.SnapshotBucketed;
import io.millrace.events.lake.StageFailed;
import io.millrace.platform.ledger.Run;
import io.millrace.platform.ledger.RunState;
import io.millrace.platform.spark.SparkJob;
import io.millrace.platform.spark.SparkStatus;
import io.millrace.platform.testing.LedgerFixture.ServiceProcess;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.net.URI;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import static io.millrace.bucketing.testing.BucketingScene.DATASET;
import static io.millrace.bucketing.testing.BucketingScene.request;
import static org.assertj.core.api.Assertions.assertThat;

/** One Spark run a cause and round, and nothing published that it does not prove. */
class SparkRunIT {
    private static final String DATE = "2025-10-22";
    private static final String CAUSE = "1f0c9a3b-0000-4000-8000-000000000001";
    private static final String VERSION = "2025-10-22-1f0c9a3b";
    private static final String FOLDER = "bucketed/infobase_attributes/v=" + VERSION + "/";

    private final BucketingScene scene = new BucketingScene().snapshot(DATASET, DATE);

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void job_gets_the_version_folder_of_its_cause_and_the_dataset_settings() {
        // given
        scene.layouts(Layout.HIVE_BUCKETS, Layout.FILES);
        // when
        scene.deliver(request(CAUSE, DATE));
        // then
        String target = "s3://" + scene.bucket() + "/" + FOLDER;
        SparkJob job = scene.spark().job(CAUSE);
        assertThat(job.mainClass()).isEqualTo("io.millrace.jobs.bucketing.SplitAndBucketJob");
        assertThat(job.arguments()).containsExactly("--arguments", target + "metadata/arguments.json");
        assertThat(JobArguments.parse(scene.versions().get(FOLDER + "metadata/arguments.json")))
                .isEqualTo(JobArguments.of(scene.plan(DATASET), java.time.LocalDate.parse(DATE), VERSION, CAUSE));
    }

    @Test
    void finished_run_is_told_with_its_tables_and_figures() {
        // given
        scene.layouts(Layout.HIVE_BUCKETS, Layout.FILES);
        // when
        Run run = scene.deliver(request(CAUSE, DATE));
        // then
        SnapshotBucketed told =
                scene.publisher().payloads(SnapshotBucketed.class).get(0);
        URI folder = URI.create("s3://" + scene.bucket() + "/" + FOLDER);
        assertThat(told.version()).isEqualTo(VERSION);
        assertThat(told.location()).isEqualTo(folder);
        assertThat(told.result()).isEqualTo(folder.resolve("metadata/result.json"));
        assertThat(told.sourceRows()).isEqualTo(ScriptedSpark.SOURCE_ROWS);
        assertThat(told.tables())
                .extracting(BucketedTable::name, BucketedTable::layout, BucketedTable::buckets, BucketedTable::rows)
                .containsExactly(
                        Tuple.tuple("a", Layout.HIVE_BUCKETS, 8, 90L),
                        Tuple.tuple("a", Layout.FILES, 0, 90L),
                        Tuple.tuple("b", Layout.HIVE_BUCKETS, 8, 90L),
                        Tuple.tuple("b", Layout.FILES, 0, 90L));
        assertThat(told.tables().get(0).location()).isEqualTo(folder.resolve("hive-buckets/a/"));
        assertThat(run.facts().get("tables")).startsWith("a hive-buckets (90 rows, 10 rejected, 1 files)");
    }

    @Test
    void skipped_columns_and_warnings_of_the_job_are_kept_with_the_run() {
        // given
        scene.spark().endingWith(result -> {
            result.withArray("warnings").add("table b has the key alone");
            result.withArray("skippedColumns").addObject().put("table", "b").put("column", "ibe9");
        });
        // when
        Run run = scene.deliver(request(CAUSE, DATE));
        // then
        assertThat(run.facts().get("warnings"))
                .isEqualTo("table b has the key alone; column ibe9 of table b is not in the snapshot");
    }

    @Test
    void refused_input_fails_with_every_problem_at_once() {
        // given
        scene.spark()
                .refusing(
                        """
                {"job": "split-and-bucket", "at": "2026-01-31T12:00:00Z", "problems": [
                  {"what": "column ibe1 of table A", "why": "the source lacks it", "whatToDo": "Bring it back."},
                  {"what": "column ibe2 of table B", "why": "the source lacks it", "whatToDo": "Bring it back."},
                  {"what": "line 7", "why": "it doubles line 3", "whatToDo": "Remove one."}]}
                """);
        // when
        Run run = scene.deliver(request(CAUSE, DATE));
        // then
        StageFailed failed = failure(run);
        assertThat(failed.what()).contains(DATE, DATASET, "3 problems");
        assertThat(failed.why())
                .isEqualTo("column ibe1 of table A: the source lacks it; column ibe2 of table B: the source lacks it;"
                        + " line 7: it doubles line 3");
        assertThat(failed.whatToDo())
                .startsWith("Bring it back. Remove one.")
                .contains("metadata/failure.json")
                .endsWith("millrace runs retry bucketing/" + CAUSE);
    }

    @Test
    void dead_run_fails_with_the_last_lines_of_its_log_and_the_command_to_run_it_again() {
        // given
        scene.spark()
                .ending(arguments ->
                        new SparkStatus.Failed("Exit code 137", List.of("line 1", "\tat a.B.c(B.java:7)", "killed")));
        // when
        Run run = scene.deliver(request(CAUSE, DATE));
        // then
        StageFailed failed = failure(run);
        assertThat(failed.what()).contains("Spark run " + CAUSE).contains(DATASET);
        assertThat(failed.why()).contains("Exit code 137").contains("line 1 | killed");
        assertThat(failed.whatToDo()).contains("/logs/" + CAUSE).endsWith("millrace runs retry bucketing/" + CAUSE);
    }

    @Test
    void lost_run_fails_with_what_was_looked_for_and_the_command_to_run_it_again() {
        // given
        scene.spark()
                .ending(arguments -> new SparkStatus.Lost("No job run jr_1 is known", List.of("line 1", "killed")));
        // when
        Run run = scene.deliver(request(CAUSE, DATE));
        // then
        assertThat(failure(run).why()).isEqualTo("No job run jr_1 is known; its last lines: line 1 | killed");
        assertThat(failure(run).whatToDo()).endsWith("millrace runs retry bucketing/" + CAUSE);
    }

    @Test
    void platform_that_does_not_answer_is_asked_again_without_counting_an_attempt() {
        // given
        scene.spark().unreachableFor(7);
        // when
        Run run = scene.deliver(request(CAUSE, DATE));
        // then
        assertThat(run.state()).isEqualTo(RunState.DONE);
        assertThat(run.attempts()).isEqualTo(1);
    }

    /** What can be wrong with a result, and the words by which a person finds it. */
    private record Fault(String words, Consumer<ObjectNode> change) {
        @Override
        public String toString() {
            return words;
        }
    }

    private static Stream<Fault> faults() {
        return Stream.of(
                new Fault("89 rows and 10 rejected ones are not the 100 rows", result -> table(result)
                        .put("rows", 89)),
                new Fault("runId is other", result -> result.put("runId", "other")),
                new Fault("snapshotDt is 2025-10-15", result -> result.put("snapshotDt", "2025-10-15")),
                new Fault("it has no table", result -> result.putArray("tables")),
                new Fault("layout partitions, which was not asked for", result -> table(result)
                        .put("layout", "partitions")),
                new Fault("location is s3://other/", result -> table(result).put("location", "s3://other/")),
                new Fault("surprise", result -> result.put("surprise", 1)),
                new Fault("rejectedRows", result -> table(result).remove("rejectedRows")),
                new Fault("ninety", result -> table(result).put("rows", "ninety")));
    }

    private static ObjectNode table(ObjectNode result) {
        return (ObjectNode) result.path("tables").path(1);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void result_that_does_not_hold_is_not_published(Fault fault) {
        // given
        scene.spark().endingWith(fault.change());
        // when
        Run run = scene.deliver(request(CAUSE, DATE));
        // then
        assertThat(failure(run).why()).contains("metadata/result.json").contains(fault.words());
        assertThat(scene.publisher().payloads(SnapshotBucketed.class)).isEmpty();
    }

    @Test
    void run_that_ended_well_without_a_result_is_not_published() {
        // given
        scene.spark().ending(arguments -> new SparkStatus.Succeeded());
        // when
        Run run = scene.deliver(request(CAUSE, DATE));
        // then
        assertThat(failure(run).why()).contains("ended well without writing it");
    }

    @Test
    void run_that_a_person_opens_again_is_a_new_spark_run_that_finds_nothing_of_the_old_one() {
        // given
        scene.spark()
                .refusing(
                        "{\"job\":\"j\",\"at\":\"t\",\"problems\":[{\"what\":\"a\",\"why\":\"b\",\"whatToDo\":\"c\"}]}");
        Event<?> event = request(CAUSE, DATE);
        Run refused = scene.deliver(event);
        scene.spark().ending(arguments -> {
            assertThat(scene.versions()).doesNotContainKey(FOLDER + "metadata/failure.json");
            return new SparkStatus.Failed("Exit code 1", List.of());
        });
        // when
        scene.outside().ledger().reopen(refused.id());
        Run again = scene.carryOn(event, scene.outside(), scene.publisher());
        // then
        assertThat(again.state()).isEqualTo(RunState.FAILED);
        assertThat(scene.spark().begun()).containsExactly(CAUSE, CAUSE + "-r2");
        assertThat(scene.spark().cancelled()).containsExactly(CAUSE);
        assertThat(scene.versions().keySet()).containsExactly(FOLDER + "metadata/arguments.json");
    }

    @Test
    void new_round_touches_nothing_before_the_spark_run_of_the_earlier_one_has_stopped() {
        // given
        scene.spark().ending(arguments -> new SparkStatus.Lost("no run of that id", List.of()));
        Event<?> event = request(CAUSE, DATE);
        Run lost = scene.deliver(event);
        String written = scene.versions().get(FOLDER + "metadata/arguments.json");
        scene.spark().workingOn(CAUSE, 1);
        // when
        scene.outside().ledger().reopen(lost.id());
        Run waiting = scene.look(event, scene.outside());
        // then
        assertThat(waiting.state()).isEqualTo(RunState.OPEN);
        assertThat(scene.spark().begun()).containsExactly(CAUSE);
        assertThat(scene.versions()).containsEntry(FOLDER + "metadata/arguments.json", written);
        assertThat(scene.carryOn(event, scene.outside(), scene.publisher()).state())
                .isEqualTo(RunState.FAILED);
        assertThat(scene.spark().begun()).containsExactly(CAUSE, CAUSE + "-r2");
    }

    @Test
    void event_delivered_twice_is_one_spark_run_and_one_event() {
        // given
        Event<?> event = scene.written(CAUSE, DATE);
        // when
        scene.deliver(event);
        scene.deliver(event);
        // then
        assertThat(scene.spark().begun()).containsExactly(CAUSE);
        assertThat(scene.publisher().ids()).containsExactly(EventIds.derived(CAUSE, "snapshot-bucketed", DATASET));
    }

    @Test
    void two_snapshots_at_once_are_two_versions_that_leave_each_other_alone() {
        // given
        scene.snapshot(DATASET, "2025-10-15").spark().workingFor(2);
        Event<?> older = scene.written("aaaaaaaa-1", "2025-10-15");
        Event<?> newer = scene.written("bbbbbbbb-1", DATE);
        // when
        for (int look = 0; look < 3; look++) {
            scene.look(newer, scene.outside());
            scene.look(older, scene.outside());
        }
        // then
        assertThat(scene.publisher().payloads(SnapshotBucketed.class))
                .extracting(SnapshotBucketed::version)
                .containsExactlyInAnyOrder("2025-10-15-aaaaaaaa", "2025-10-22-bbbbbbbb");
        assertThat(scene.versions()
                        .get("bucketed/infobase_attributes/v=2025-10-15-aaaaaaaa/hive-buckets/a/00000_0_part.parquet"))
                .isEqualTo("2025-10-15-aaaaaaaa");
    }

    @Test
    void restart_of_the_service_goes_on_with_the_spark_run_that_is_under_way() {
        // given
        scene.spark().workingFor(100);
        Event<?> event = request(CAUSE, DATE);
        Run underWay = scene.look(event, scene.fixture().process());
        ServiceProcess next = scene.fixture().process();
        scene.look(event, next);
        scene.spark().end(CAUSE);
        // when
        Run run = scene.look(event, next);
        // then
        assertThat(underWay.state()).isEqualTo(RunState.OPEN);
        assertThat(run.state()).isEqualTo(RunState.DONE);
        assertThat(scene.spark().begun()).containsExactly(CAUSE);
    }

    @Test
    void version_of_another_cause_is_left_alone() {
        // given
        scene.deliver(request(CAUSE, DATE));
        var before = scene.versions();
        // when
        Run run = scene.deliver(request("1f0c9a3b-ffff-4000-8000-000000000002", DATE));
        // then
        assertThat(failure(run).why()).contains(CAUSE);
        assertThat(scene.versions()).isEqualTo(before);
    }

    private StageFailed failure(Run run) {
        assertThat(run.state()).isEqualTo(RunState.FAILED);
        return scene.publisher().payloads(StageFailed.class).get(0);
    }
}
