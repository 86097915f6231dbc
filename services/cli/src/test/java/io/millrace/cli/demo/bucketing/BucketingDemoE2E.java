package io.millrace.cli.demo.bucketing;

import io.millrace.cli.demo.DemoLake;
import io.millrace.cli.demo.account.Check;
import io.millrace.cli.demo.story.Chapter;
import io.millrace.cli.demo.story.Story;
import io.millrace.cli.demo.story.StoryText;
import io.millrace.cli.demo.wide.WideShape;
import io.millrace.cli.lake.LakeConnection;
import io.millrace.cli.output.Progress;
import io.millrace.events.Event;
import io.millrace.events.EventType;
import io.millrace.lake.testing.RequiresSqlEngine;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** The bucketing lane from end to end: gateway, Kafka, Spark, catalog, Trino, Clean Rooms report, on real parts. */
@RequiresSqlEngine
class BucketingDemoE2E {
    private static final Progress PROGRESS = Progress.plain(new PrintStream(new ByteArrayOutputStream(), true, UTF_8));

    @TempDir
    private static Path data;

    private static Story story;

    @BeforeAll
    static void runTheLane() throws IOException, InterruptedException {
        try (DemoLake lake = DemoLake.start(BucketingDemoCommand.lake(data.resolve("lake")), PROGRESS);
                LakeConnection connection = LakeConnection.to(lake.variables())) {
            story = BucketingDemo.run(connection, WideShape.of(4, 300), 11, data.resolve("scratch"), PROGRESS);
        }
    }

    @Test
    void every_check_against_what_was_generated_holds() {
        // when
        List<Check> missed = story.missed();

        // then
        assertThat(missed).isEmpty();
        assertThat(story.checks()).hasSizeGreaterThan(25);
    }

    @Test
    void each_chain_runs_through_its_stages_once() {
        // when
        List<List<EventType>> chains = story.chapters().stream()
                .flatMap(chapter -> chapter.chains().stream())
                .map(chain -> chain.stream().<EventType>map(Event::type).toList())
                .toList();

        // then
        assertThat(chains.get(0))
                .containsExactly(
                        EventType.SNAPSHOT_WRITTEN,
                        EventType.SNAPSHOT_BUCKETED,
                        EventType.TABLES_REGISTERED,
                        EventType.BUCKETED_TABLES_CREATED,
                        EventType.CLEANROOM_REPORT_WRITTEN);
        assertThat(chains.get(1))
                .containsExactly(
                        EventType.SNAPSHOT_WRITTEN,
                        EventType.SNAPSHOT_BUCKETED,
                        EventType.TABLES_REGISTERED,
                        EventType.BUCKETED_TABLES_CREATED);
        assertThat(chains.get(2)).containsExactly(EventType.SNAPSHOT_WRITTEN, EventType.STAGE_FAILED);
    }

    @Test
    void the_story_shows_tables_held_columns_and_queries_to_try() {
        // given
        List<String> titles = story.chapters().stream().map(Chapter::title).toList();

        // when
        String text = StoryText.of(story);

        // then
        assertThat(titles).hasSize(2);
        assertThat(text)
                .contains("bucketed_ibe_04_b", "bucketed_addressable_ids", "part_ibe_08_er", "no-analysis-provider")
                .contains("SHOW CREATE TABLE", "What stage-failed tells people", story.verdict());
        assertThat(text.lines()).allSatisfy(line -> assertThat(line.length()).isLessThan(100));
    }
}
