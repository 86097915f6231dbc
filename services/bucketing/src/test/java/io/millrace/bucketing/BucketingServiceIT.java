package io.millrace.bucketing;

import io.millrace.bucketing.testing.BucketingResource;
import io.millrace.bucketing.testing.BucketingScene;
import io.millrace.bucketing.testing.WideFiles;
import io.millrace.events.Event;
import io.millrace.events.EventIds;
import io.millrace.events.bucketing.BucketedTable;
import io.millrace.events.bucketing.BucketingRequested;
import io.millrace.events.bucketing.SnapshotBucketed;
import io.millrace.events.lake.StageFailed;
import io.millrace.platform.ledger.Run;
import io.millrace.platform.ledger.RunState;
import io.millrace.platform.objects.ObjectLocation;
import io.millrace.platform.testing.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

import static io.millrace.bucketing.testing.BucketingScene.COMPANION;
import static io.millrace.bucketing.testing.BucketingScene.DATASET;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** The service as it is deployed, with the real job on a real Spark that reads and writes the lake's S3. */
@QuarkusTest
@QuarkusTestResource(BucketingResource.class)
class BucketingServiceIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String DATE = "2025-10-22";
    private static final String SPLIT = "1f0c9a3b-0000-4000-8000-000000000001";
    private static final String REFUSED = "2f0c9a3b-0000-4000-8000-000000000002";
    private static final int ROWS = 300;
    private static final int NULL_KEYS = 30;
    private static final int BUCKETS = 4;

    private final BucketingScene scene = BucketingResource.scene();

    @TempDir
    private Path folder;

    @Test
    void one_snapshot_becomes_bucketed_files_and_one_is_refused_with_all_its_problems_while_poison_is_put_aside()
            throws Exception {
        // given
        new Topic("snapshot-written").put("no event at all");
        new Topic("bucketing-requested").put("neither is this");
        byte[] first = WideFiles.rows(folder, 0, ROWS / 2);
        byte[] second = WideFiles.rows(folder, ROWS / 2, ROWS);
        for (String dataset : List.of(DATASET, COMPANION)) {
            String prefix = "opus/" + dataset + "/raw_input/snapshot_dt=" + DATE + "/";
            put(prefix + "part-0.parquet", first);
            put(prefix + "part-1.parquet", second);
            text(prefix + "_SUCCESS", "");
        }
        text(BucketingResource.MAPPING, "\uFEFFA,ibe1,first\nB,customer_user_id,\nB,ibe2,second");
        text(BucketingResource.COMPANION_MAPPING, "A,ibe8,eighth\nA,ibe9,ninth");
        // when
        Topic.publish(scene.written(SPLIT, DATE, null, (long) ROWS));
        Topic.publish(BucketingScene.event(REFUSED, new BucketingRequested(COMPANION, null, "because")));
        Run split = ended(SPLIT);
        Run refused = ended(REFUSED);
        // then
        assertThat(split.state()).as(split.facts().toString()).isEqualTo(RunState.DONE);
        assertThat(refused.state()).as(refused.facts().toString()).isEqualTo(RunState.FAILED);
        Event<?> told = new Topic("snapshot-bucketed").event(event -> SPLIT.equals(event.causationId()));
        assertThat(told.id()).isEqualTo(EventIds.derived(SPLIT, "snapshot-bucketed", DATASET));
        SnapshotBucketed bucketed = told.as(SnapshotBucketed.class).data();
        assertThat(bucketed.sourceRows()).isEqualTo(ROWS);
        assertThat(bucketed.tables())
                .extracting(BucketedTable::name, BucketedTable::rows, BucketedTable::rejectedRows, BucketedTable::files)
                .containsExactly(
                        Tuple.tuple("a", (long) ROWS - NULL_KEYS, (long) NULL_KEYS, (long) BUCKETS),
                        Tuple.tuple("b", (long) ROWS - NULL_KEYS, (long) NULL_KEYS, (long) BUCKETS));
        assertThat(keysOf(bucketed.tables().get(0))).containsExactlyInAnyOrderElementsOf(keys());
        StageFailed failed = new Topic("stage-failed")
                .event(event -> REFUSED.equals(event.causationId()))
                .as(StageFailed.class)
                .data();
        assertThat(failed.why()).contains("ibe8").contains("ibe9");
        assertThat(deadLetterReason("no event at all")).isNotNull();
        assertThat(deadLetterReason("neither is this")).isNotNull();
    }

    private void text(String key, String text) {
        put(key, text.getBytes(UTF_8));
    }

    private void put(String key, byte[] bytes) {
        scene.outside()
                .clients()
                .s3()
                .putObject(request -> request.bucket(scene.bucket()).key(key), RequestBody.fromBytes(bytes));
    }

    private Run ended(String causeId) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Optional<Run> run = scene.outside().ledger().find(Run.id("bucketing", causeId));
            if (run.filter(found -> found.state() != RunState.OPEN).isPresent()) {
                return run.get();
            }
            assertThat(System.nanoTime())
                    .as("run of %s ends within %s", causeId, PATIENCE)
                    .isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    /** The keys of all buckets; each must lie in its own. */
    private List<String> keysOf(BucketedTable table) throws IOException {
        List<String> all = new ArrayList<>();
        ObjectLocation location = ObjectLocation.of(table.location());
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            String key = location.key() + "%05d_0_part.parquet".formatted(bucket);
            Path file = folder.resolve("bucket-" + bucket);
            Files.write(
                    file,
                    scene.outside()
                            .clients()
                            .s3()
                            .getObjectAsBytes(
                                    request -> request.bucket(location.bucket()).key(key))
                            .asByteArray());
            List<String> keys = WideFiles.keys(file);
            assertThat(keys)
                    .isSorted()
                    .extracting(id -> (id.hashCode() & Integer.MAX_VALUE) % BUCKETS)
                    .containsOnly(bucket);
            all.addAll(keys);
        }
        return all;
    }

    private static List<String> keys() {
        return IntStream.range(0, ROWS)
                .filter(row -> row % 10 != 9)
                .mapToObj(row -> "K" + row)
                .toList();
    }

    private static Object deadLetterReason(String text) {
        return new Topic("dead-letters")
                .record(letter -> new String(letter.value(), UTF_8).equals(text))
                .headers()
                .lastHeader("dead-letter-reason");
    }
}
