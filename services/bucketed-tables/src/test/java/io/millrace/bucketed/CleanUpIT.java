package io.millrace.bucketed;

import io.millrace.bucketed.catalog.TableDefinition;
import io.millrace.bucketed.domain.Edition;
import io.millrace.bucketed.domain.Version;
import io.millrace.bucketed.testing.TablesScene;
import io.millrace.events.Event;
import io.millrace.events.bucketing.BucketingRequested;
import io.millrace.lake.testing.RequiresSqlEngine;
import io.millrace.platform.ledger.Run;
import io.millrace.platform.objects.ObjectLocation;
import io.millrace.platform.testing.RecordingPublisher;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/** Old versions go, unless somebody needs them. */
@RequiresSqlEngine
class CleanUpIT {
    private static final String NEWEST = "2025-10-22-1f0c9a3b";

    private final RecordingPublisher publisher = new RecordingPublisher();

    @Test
    void versions_of_snapshots_beyond_the_kept_ones_go_and_the_run_tells_which() {
        try (TablesScene scene = new TablesScene().keeping(2)) {
            // given
            file(scene, "bucketed/v=2025-10-01-00000001/metadata/result.json");
            file(scene, "bucketed/v=2025-10-01-00000001/hive-buckets/t/00000_0");
            file(scene, "bucketed/v=2025-10-08-00000002/metadata/result.json");
            file(scene, "er/t/v=2025-09-01-00000001/x");
            file(scene, "er/t/v=2025-09-08-00000001/x");
            file(scene, "er/t/v=2025-09-15-00000001/x");
            // when
            Run run = scene.deliver(scene.event("e1", NEWEST, scene.table("t", NEWEST)), publisher);
            // then
            assertThat(run.facts().get("removedVersions"))
                    .isEqualTo("s3://%1$s/bucketed/v=2025-10-01-00000001/ (2 objects), ".formatted(scene.bucket())
                            + "s3://%1$s/er/t/v=2025-09-01-00000001/ (1 objects)".formatted(scene.bucket()));
            assertThat(scene.keys("bucketed/v=2025-10-01")).isEmpty();
            assertThat(scene.keys("bucketed/v=2025-10-08")).hasSize(1);
            assertThat(scene.keys("er/")).hasSize(2);
        }
    }

    @Test
    void what_a_table_of_any_database_names_and_what_an_open_run_writes_stays() {
        try (TablesScene scene = new TablesScene().keeping(1);
                TablesScene others = new TablesScene()) {
            // given
            file(scene, "bucketed/v=2025-10-01-00000001/files/t/x");
            file(scene, "bucketed/v=2025-10-02-00000002/files/t/x");
            file(scene, "bucketed/v=2025-10-03-00000003/files/t/x");
            file(scene, "bucketed/v=2025-10-04-00000004/files/t/x");
            others.catalog()
                    .put(
                            others.database(),
                            table(scene, "v=2025-10-01-00000001/files/t/").toInput());
            scene.outside()
                    .ledger()
                    .accept(
                            "bucketing",
                            Event.first(
                                    "00000002-aaaa-bbbb-cccc-000000000000",
                                    URI.create("/test"),
                                    Instant.EPOCH,
                                    new BucketingRequested(TablesScene.DATASET, "2025-10-02", null)));
            scene.outside().ledger().accept("table-registration", scene.event("e0", "2025-10-03-00000003"));
            // when
            scene.deliver(scene.event("e1", NEWEST, scene.table("t", NEWEST)), publisher);
            // then
            assertThat(scene.keys("bucketed/v=2025-10-0"))
                    .containsExactly(
                            "bucketed/v=2025-10-01-00000001/files/t/x",
                            "bucketed/v=2025-10-02-00000002/files/t/x",
                            "bucketed/v=2025-10-03-00000003/files/t/x");
        }
    }

    @Test
    void nothing_but_folders_of_versions_right_in_the_roots_is_touched() {
        try (TablesScene scene = new TablesScene().keeping(1)) {
            // given
            List<String> kept = List.of(
                    "bucketed/2025-01-01-00000001/x",
                    "bucketed/deep/v=2025-01-01-00000001/x",
                    "bucketed/v=2025-01-01/x",
                    "bucketed/v=2025-02-30-00000001/x",
                    "bucketed/v=2025-01-01-00000001-old/x",
                    "elsewhere/v=2025-01-01-00000001/x");
            kept.forEach(key -> file(scene, key));
            // when
            scene.deliver(scene.event("e1", NEWEST, scene.table("t", NEWEST)), publisher);
            // then
            assertThat(scene.keys("")).containsAll(kept);
        }
    }

    @Test
    void more_objects_than_one_page_of_a_listing_go() {
        try (TablesScene scene = new TablesScene().keeping(1)) {
            // given
            IntStream.range(0, 1005)
                    .parallel()
                    .forEach(n -> file(scene, "bucketed/v=2025-10-01-00000001/files/t/%04d".formatted(n)));
            // when
            Run run = scene.deliver(scene.event("e1", NEWEST, scene.table("t", NEWEST)), publisher);
            // then
            assertThat(run.facts().get("removedVersions")).contains("(1005 objects)");
            assertThat(scene.keys("bucketed/v=2025-10-01")).isEmpty();
        }
    }

    private static TableDefinition table(TablesScene scene, String folder) {
        return new TableDefinition(
                "somebodys",
                "s3a://" + scene.bucket() + "/bucketed/" + folder,
                List.of(),
                null,
                0,
                "theirs",
                new Edition(Version.parse("2025-10-01-00000001").orElseThrow(), Instant.EPOCH),
                Map.of());
    }

    private static void file(TablesScene scene, String key) {
        scene.objects().put(new ObjectLocation(scene.bucket(), key), "x", "text/plain");
    }
}
