package io.millrace.cli.demo.streaming;

import io.millrace.cli.demo.DemoLake;
import io.millrace.cli.demo.account.Check;
import io.millrace.cli.demo.story.Chapter;
import io.millrace.cli.demo.story.Story;
import io.millrace.cli.demo.story.StoryText;
import io.millrace.cli.lake.DataOption;
import io.millrace.cli.lake.LakeConnection;
import io.millrace.cli.output.Progress;
import io.millrace.lake.testing.RequiresSqlEngine;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** The streaming lane from end to end: PostgreSQL, capture, Kafka, Spark, catalog, Trino, reconcile, replay, reconciliation, on real parts. */
@RequiresSqlEngine
class StreamingDemoE2E {
    private static final Progress PROGRESS = Progress.plain(new PrintStream(new ByteArrayOutputStream(), true, UTF_8));
    private static final int VEHICLES = 20;
    private static final int TRANSACTIONS = 200;

    @TempDir
    private static Path data;

    private static Story story;

    @BeforeAll
    static void runTheLane() throws Exception {
        FleetPipeline pipeline = new FleetPipeline(DataOption.home());
        AtomicReference<FleetSource> source = new AtomicReference<>();
        try (DemoLake lake = DemoLake.start(
                        StreamingDemoCommand.lake(data.resolve("lake"), pipeline),
                        variables -> source.set(FleetSource.create(variables, pipeline.schema(), 11, VEHICLES)),
                        PROGRESS);
                LakeConnection connection = LakeConnection.to(lake.variables());
                FleetSource fleet = source.get()) {
            story = StreamingDemo.run(
                    connection, lake.data(), pipeline, fleet, TRANSACTIONS, data.resolve("scratch"), PROGRESS);
        }
    }

    @Test
    void every_check_against_what_was_generated_holds() {
        // when
        List<Check> missed = story.missed();

        // then
        assertThat(missed).isEmpty();
        assertThat(story.checks()).hasSizeGreaterThan(45);
    }

    @Test
    void the_story_shows_quarantine_metrics_a_timeline_and_what_each_verb_said() {
        // given
        List<String> titles = story.chapters().stream().map(Chapter::title).toList();

        // when
        String text = StoryText.of(story);

        // then
        assertThat(titles).hasSize(2);
        assertThat(text)
                .contains("Quarantine by rule", "Metrics, batch by batch", "The life of delivery", story.verdict())
                .contains("./millrace reconcile tables.yaml", "./millrace plan tables.yaml", "would be released")
                .contains("./millrace quarantine replay tables-relaxed.yaml")
                .contains("What the service reconciliation told", "table-converged");
    }
}
