package io.millrace.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.comparison.testing.ComparisonScene;
import io.millrace.comparison.testing.Rows;
import io.millrace.events.Event;
import io.millrace.events.EventIds;
import io.millrace.events.lake.SnapshotWritten;
import io.millrace.events.mapping.AdditionsFound;
import io.millrace.events.mapping.DeletionsFound;
import io.millrace.events.mapping.PublishedBatch;
import io.millrace.platform.ledger.Run;
import io.millrace.platform.ledger.RunState;
import io.millrace.platform.objects.ObjectStore;
import io.millrace.platform.testing.RecordingPublisher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.HexFormat;

import static io.millrace.comparison.testing.ComparisonScene.folder;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class PublicationIT {
    private static final String HEADER = "source_pipeline_resource_name,destination_pipeline_resource_name,change\r\n";

    private final ComparisonScene scene = new ComparisonScene();
    private final RecordingPublisher publisher = new RecordingPublisher();

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void the_first_snapshot_is_all_new() throws IOException {
        // given
        Event<SnapshotWritten> written = scene.snapshot("20260101000000", "e1", Rows.of("a>x", "b>y"));
        // when
        Run run = scene.deliver(written, publisher);
        // then
        String folder = folder(EventIds.derived("e1", "batch"));
        assertThat(scene.dropped()).containsOnlyKeys(folder + "incremental.csv", folder + ".manifest.json");
        assertThat(scene.dropped().get(folder + "incremental.csv")).isEqualTo(HEADER + "a,x,added\r\nb,y,added\r\n");
        assertThat(publisher.payloads(AdditionsFound.class))
                .singleElement()
                .extracting(AdditionsFound::batch)
                .returns(null, PublishedBatch::previousSnapshot)
                .returns("20260101000000", PublishedBatch::snapshot)
                .returns(2L, PublishedBatch::rows);
        JsonNode manifest = new ObjectMapper().readTree(scene.dropped().get(folder + ".manifest.json"));
        assertThat(manifest.has("previousSnapshot")).isFalse();
        assertThat(run.state()).isEqualTo(RunState.DONE);
        assertThat(run.facts()).containsEntry("outcome", "published").containsEntry("added", "2");
    }

    @Test
    void additions_deletions_and_retargets_are_told_apart_and_described_by_their_manifests() throws IOException {
        // given
        scene.deliver(scene.snapshot("20260101000000", "e1", Rows.of("a>x", "b>y", "c>z")), publisher);
        // when
        scene.deliver(scene.snapshot("20260102000000", "e2", Rows.of("a>x", "b>new", "d>w")), publisher);
        // then
        String folder = folder(EventIds.derived("e2", "batch"));
        String incremental = scene.dropped().get(folder + "incremental.csv");
        assertThat(incremental).isEqualTo(HEADER + "b,new,retargeted\r\nd,w,added\r\n");
        assertThat(scene.dropped().get(folder + "__deleted__/deletion.csv"))
                .isEqualTo(HEADER + "b,y,retargeted\r\nc,z,removed\r\n");
        JsonNode manifest = new ObjectMapper().readTree(scene.dropped().get(folder + ".manifest.json"));
        assertThat(manifest.get("formatVersion").asInt()).isEqualTo(1);
        assertThat(manifest.get("kind").asText()).isEqualTo("incremental");
        assertThat(manifest.get("dataset").asText()).isEqualTo(ComparisonScene.DATASET);
        assertThat(manifest.get("environment").asText()).isEqualTo("test");
        assertThat(manifest.get("previousSnapshot").asText()).isEqualTo("20260101000000");
        assertThat(manifest.get("snapshot").asText()).isEqualTo("20260102000000");
        assertThat(manifest.get("snapshotId").asText()).isEqualTo("42");
        assertThat(manifest.get("retargeted").asInt()).isEqualTo(1);
        assertThat(manifest.at("/cause/eventId").asText()).isEqualTo("e2");
        assertThat(manifest.at("/files/0/name").asText()).isEqualTo("incremental.csv");
        assertThat(manifest.at("/files/0/rows").asInt()).isEqualTo(2);
        assertThat(manifest.at("/files/0/bytes").asInt()).isEqualTo(incremental.getBytes(UTF_8).length);
        assertThat(manifest.at("/files/0/sha256").asText())
                .isEqualTo(HexFormat.of().formatHex(ObjectStore.newSha256().digest(incremental.getBytes(UTF_8))));
        assertThat(manifest.at("/files/0/columns")).hasSize(3);
        JsonNode deletion = new ObjectMapper().readTree(scene.dropped().get(folder + "__deleted__/.manifest.json"));
        assertThat(deletion.get("kind").asText()).isEqualTo("deletion");
        assertThat(publisher.payloads(DeletionsFound.class))
                .singleElement()
                .extracting(DeletionsFound::batch)
                .returns(2L, PublishedBatch::rows)
                .returns(1L, PublishedBatch::retargeted);
    }

    @Test
    void an_unchanged_snapshot_publishes_nothing_and_is_what_the_next_is_compared_with() {
        // given
        scene.deliver(scene.snapshot("20260101000000", "e1", Rows.of("a>x")), publisher);
        int published = publisher.published().size();
        // when
        Run run = scene.deliver(scene.snapshot("20260102000000", "e2", Rows.of("a>x")), publisher);
        // then
        assertThat(run.facts()).containsEntry("outcome", "unchanged");
        assertThat(publisher.published()).hasSize(published);
        assertThat(scene.published()).isEqualTo("20260102000000");
    }

    @Test
    void a_snapshot_that_comes_late_or_again_is_not_published() {
        // given
        scene.deliver(scene.snapshot("20260102000000", "e2", Rows.of("a>x")), publisher);
        int published = publisher.published().size();
        // when
        Run late = scene.deliver(scene.snapshot("20260101000000", "e1", Rows.of("b>y")), publisher);
        Run again = scene.deliver(scene.snapshot("20260102000000", "e2-again", Rows.of("a>x")), publisher);
        // then
        assertThat(late.facts()).containsEntry("outcome", "superseded");
        assertThat(again.facts()).containsEntry("outcome", "already-published");
        assertThat(publisher.published()).hasSize(published);
        assertThat(scene.published()).isEqualTo("20260102000000");
    }

    @Test
    void ambiguous_sources_are_listed_also_when_the_batch_only_deletes() {
        // given
        scene.deliver(scene.snapshot("20260101000000", "e1", Rows.of("a>x", "a>y", "b>z")), publisher);
        // when
        Run run = scene.deliver(scene.snapshot("20260102000000", "e2", Rows.of("a>x", "a>y")), publisher);
        // then
        String folder = folder(EventIds.derived("e2", "batch"));
        assertThat(scene.dropped().get(folder + "ambiguous.csv"))
                .isEqualTo("source_pipeline_resource_name,destination_pipeline_resource_name\r\na,x\r\na,y\r\n");
        assertThat(scene.dropped().get(folder + "__deleted__/.manifest.json")).contains("\"../ambiguous.csv\"");
        assertThat(scene.dropped()).doesNotContainKey(folder + "incremental.csv");
        assertThat(run.facts()).containsEntry("ambiguousSources", "1");
    }

    @Test
    void a_snapshot_of_another_dataset_is_none_of_its_business() {
        // given
        Event<SnapshotWritten> other = ComparisonScene.written(
                "e1",
                "wide_attributes",
                "test",
                "20260101000000",
                scene.data("20260101000000").uri());
        // when
        Run run = scene.deliver(other, publisher);
        // then
        assertThat(run.facts()).containsEntry("outcome", "ignored");
        assertThat(publisher.published()).isEmpty();
    }
}
