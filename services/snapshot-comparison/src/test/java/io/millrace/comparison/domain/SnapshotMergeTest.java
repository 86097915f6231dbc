package io.millrace.comparison.domain;

import io.millrace.platform.stage.StageFailureException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static io.millrace.comparison.domain.Changes.mappings;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SnapshotMergeTest {
    @Example
    void everything_is_new_after_no_snapshot() {
        Changes changes = new Changes();
        // given nothing before; when
        SnapshotDifference difference = changes.compare(List.of(), mappings("a>x", "b>y"));
        // then
        assertThat(changes.added).containsExactly("a>x added", "b>y added");
        assertThat(difference).isEqualTo(new SnapshotDifference(0, 2, 2, 0, 0, 0));
    }

    @Example
    void a_source_whose_only_destination_was_replaced_is_retargeted_in_both_batches() {
        Changes changes = new Changes();
        // given, when
        SnapshotDifference difference = changes.compare(mappings("a>x", "b>y"), mappings("a>z", "b>y"));
        // then
        assertThat(changes.added).containsExactly("a>z retargeted");
        assertThat(changes.removed).containsExactly("a>x retargeted");
        assertThat(difference).isEqualTo(new SnapshotDifference(2, 2, 1, 1, 1, 0));
    }

    @Example
    void which_of_two_destinations_took_the_place_of_the_old_one_is_reported_and_not_guessed() {
        Changes changes = new Changes();
        // given, when
        SnapshotDifference difference = changes.compare(mappings("a>x"), mappings("a>y", "a>z"));
        // then
        assertThat(changes.added).containsExactly("a>y added", "a>z added");
        assertThat(changes.removed).containsExactly("a>x removed");
        assertThat(changes.ambiguous).isEqualTo(mappings("a>y", "a>z"));
        assertThat(difference.ambiguousSources()).isEqualTo(1);
        assertThat(difference.retargeted()).isZero();
    }

    @Example
    void an_ambiguous_source_that_did_not_change_is_reported_again() {
        Changes changes = new Changes();
        // given, when
        SnapshotDifference difference = changes.compare(mappings("a>x", "a>y"), mappings("a>x", "a>y"));
        // then
        assertThat(difference.isNone()).isTrue();
        assertThat(difference.ambiguousSources()).isEqualTo(1);
    }

    @Example
    void a_source_with_more_destinations_than_any_mapping_has_is_an_error_that_names_it() {
        Changes changes = new Changes();
        // given
        List<MappingRow> rows = IntStream.rangeClosed(0, SnapshotMerge.MOST_DESTINATIONS)
                .mapToObj(n -> new MappingRow("wide", "d" + n))
                .sorted()
                .toList();
        // when, then
        assertThatThrownBy(() -> changes.compare(List.of(), rows))
                .isInstanceOf(StageFailureException.class)
                .hasMessageContaining("source wide has more than 10000 destinations");
    }

    @Property
    void a_comparison_is_exact(
            @ForAll("snapshots") SortedSet<MappingRow> previous, @ForAll("snapshots") SortedSet<MappingRow> current) {
        Changes changes = new Changes();
        // given the same comparison by sets in memory
        Map<String, Set<String>> old = bySource(previous);
        Map<String, Set<String>> fresh = bySource(current);
        Set<String> retargeted = old.keySet().stream()
                .filter(source -> old.get(source).size() == 1
                        && fresh.getOrDefault(source, Set.of()).size() == 1
                        && !old.get(source).equals(fresh.get(source)))
                .collect(toSet());
        // when
        SnapshotDifference difference = changes.compare(previous, current);
        // then
        assertThat(changes.added).containsExactlyElementsOf(texts(current, previous, retargeted, Change.ADDED));
        assertThat(changes.removed).containsExactlyElementsOf(texts(previous, current, retargeted, Change.REMOVED));
        assertThat(changes.ambiguous)
                .containsExactlyElementsOf(current.stream()
                        .filter(row -> fresh.get(row.source()).size() > 1)
                        .toList());
        assertThat(difference)
                .isEqualTo(new SnapshotDifference(
                        previous.size(),
                        current.size(),
                        changes.added.size(),
                        changes.removed.size(),
                        retargeted.size(),
                        fresh.values().stream().filter(all -> all.size() > 1).count()));
        assertThat(difference.rows() - difference.added()).isEqualTo(difference.previousRows() - difference.removed());
    }

    @Provide
    Arbitrary<SortedSet<MappingRow>> snapshots() {
        Arbitrary<String> sources = Arbitraries.strings()
                .withChars("ab.é\uD83D\uDE00")
                .ofMinLength(1)
                .ofMaxLength(3);
        Arbitrary<String> destinations = Arbitraries.of("u", "v", "w", "x\uFFFD");
        return Combinators.combine(sources.filter(SnapshotMergeTest::isWellFormed), destinations)
                .as(MappingRow::new)
                .set()
                .ofMaxSize(25)
                .map(TreeSet::new);
    }

    private static boolean isWellFormed(String text) {
        return java.nio.charset.StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    private static Map<String, Set<String>> bySource(Set<MappingRow> rows) {
        return rows.stream()
                .collect(groupingBy(
                        MappingRow::source, java.util.stream.Collectors.mapping(MappingRow::destination, toSet())));
    }

    private static List<String> texts(
            SortedSet<MappingRow> of, Set<MappingRow> without, Set<String> retargeted, Change otherwise) {
        Stream<MappingRow> rows = of.stream().filter(row -> !without.contains(row));
        return rows.map(row -> Changes.text(row, retargeted.contains(row.source()) ? Change.RETARGETED : otherwise))
                .toList();
    }
}
