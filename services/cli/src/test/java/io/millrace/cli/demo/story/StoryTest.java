package io.millrace.cli.demo.story;

import io.millrace.cli.demo.account.Check;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class StoryTest {
    private static final Block GRID = new Block.Grid(
            "Tables",
            List.of("table", "location", "rows"),
            1,
            List.of(
                    List.of("<b>part_er</b>", "s3://bucket/" + "folder/".repeat(20), "1,234,567"),
                    List.of("a", "b", "2")));

    @Test
    void no_line_is_wider_than_a_terminal_of_100_columns_and_figures_stay_whole() {
        // given
        Story story = story(Check.same("rows", 2, 2));

        // when
        List<String> lines = StoryText.of(story).lines().toList();

        // then
        assertThat(lines).allSatisfy(line -> assertThat(line.length()).isLessThan(100));
        assertThat(lines).anyMatch(line -> line.endsWith("1,234,567")).anyMatch(line -> line.endsWith("        2"));
        assertThat(lines).anyMatch(line -> line.contains("All 1 checks"));
    }

    @Test
    void a_missed_check_is_named_with_both_values_and_makes_the_verdict_bad() {
        // given
        Story story = story(Check.same("rows", 2, 3));

        // when
        String text = StoryText.of(story);

        // then
        assertThat(story.missed()).hasSize(1);
        assertThat(text).contains("1 of 1 checks").contains("✗ rows: made 2, found 3");
        assertThat(StoryPage.of(story)).contains("verdict bad");
    }

    @Test
    void the_page_escapes_what_comes_from_data_and_needs_nothing_from_elsewhere() {
        // given
        Story story = story(Check.same("rows", 2, 2));

        // when
        String page = StoryPage.of(story);

        // then
        assertThat(page)
                .contains("&lt;b&gt;part_er&lt;/b&gt;", "SELECT &#39;x&#39;")
                .doesNotContain("<b>part_er", "<script", "http://", "https://");
    }

    private static Story story(Check check) {
        Chapter chapter = new Chapter(
                1,
                "One",
                List.of("did it"),
                List.of(
                        GRID,
                        new Block.Says("Says", List.of("words ".repeat(40))),
                        new Block.Code("Queries", List.of("SELECT 'x'"))),
                List.of(),
                List.of(check),
                Duration.ofSeconds(1));
        return new Story("Lane", Instant.parse("2026-01-31T12:00:00Z"), List.of(chapter));
    }
}
