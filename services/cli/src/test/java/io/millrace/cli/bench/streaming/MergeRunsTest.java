package io.millrace.cli.bench.streaming;

import io.millrace.cli.bench.Figure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class MergeRunsTest {

    @ParameterizedTest
    @CsvSource({"1500, 1000, true, true", "1499, 1000, false, true", "1500, 999, true, false"})
    void one_and_a_half_times_the_two_steps_without_deletion_vectors_and_as_fast_with_them(
            double plain, double marked, boolean plainMet, boolean markedMet) {
        // given
        MergeRuns runs = runs(line("one-commit", plain, 1, true), line("one-commit-deletion-vectors", marked, 1, true));

        // when
        List<Figure> goals = goals(runs);

        // then
        assertThat(goals).extracting(Figure::met).startsWith(plainMet, markedMet);
    }

    @Test
    void a_batch_in_two_commits_misses_the_goal() {
        // given
        MergeRuns runs = runs(line("one-commit", 2000, 1, true), line("one-commit-deletion-vectors", 2000, 2, true));

        // when
        List<Figure> goals = goals(runs);

        // then
        assertThat(goals)
                .filteredOn(figure -> figure.name().equals("commits a batch"))
                .singleElement()
                .satisfies(figure -> assertThat(figure.met()).isFalse());
    }

    @Test
    void a_wrong_table_misses_the_goal_however_fast_it_was_made() {
        // given
        MergeRuns runs = new MergeRuns(
                runs(line("one-commit", 9000, 1, true), line("one-commit-deletion-vectors", 9000, 1, true))
                        .compared(),
                List.of(line("one-commit", 9000, 1, false)));

        // when
        List<Figure> goals = goals(runs);

        // then
        assertThat(goals.get(goals.size() - 1)).satisfies(figure -> {
            assertThat(figure.name()).contains("not what the changes make of them");
            assertThat(figure.value()).isEqualTo(1);
            assertThat(figure.met()).isFalse();
        });
    }

    @Test
    void growth_alone_is_told_by_size() {
        // given
        MergeRuns runs = new MergeRuns(List.of(), List.of(line("one-commit", 1000, 1, true)));

        // when
        List<Figure> figures = runs.figures();

        // then
        assertThat(figures).first().satisfies(figure -> {
            assertThat(figure.name()).isEqualTo("one commit, a batch into 2,000,000 rows");
            assertThat(figure.goal()).isNull();
        });
    }

    @Test
    void a_way_that_printed_nothing_is_an_error() {
        assertThatIllegalStateException()
                .isThrownBy(() -> runs(line("one-commit", 1, 1, true)).figures())
                .withMessageContaining("one-commit-deletion-vectors");
    }

    private static List<Figure> goals(MergeRuns runs) {
        return runs.figures().stream().filter(figure -> figure.goal() != null).toList();
    }

    private static MergeRuns runs(MergeLine... ours) {
        List<MergeLine> lines = new java.util.ArrayList<>(List.of(
                line("append", 5000, 1, true),
                line("two-steps", 1000, 2, true),
                line("two-steps-deletion-vectors", 1000, 2, true)));
        lines.addAll(List.of(ours));
        return new MergeRuns(lines, List.of());
    }

    private static MergeLine line(String variant, double rowsPerSecond, double commits, boolean right) {
        return new MergeLine(variant, 2_000_000, 200_000, 4, 1, 1, rowsPerSecond, 2, commits, right);
    }
}
