package io.millrace.cli.demo.source;

import io.millrace.events.mapping.Mapping;
import io.millrace.events.mapping.MappingCounts;
import io.millrace.mapping.domain.Attribute;
import io.millrace.mapping.domain.CatalogCheck;
import io.millrace.mapping.domain.MappingRow;
import io.millrace.mapping.domain.MappingSource;
import io.millrace.mapping.domain.MappingValidation;
import io.millrace.mapping.domain.ValidatedMappings;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class GeneratedSourceTest {
    private static final SourceShape SHAPE = new SourceShape(1000, 40);

    @Test
    void the_same_seed_gives_the_same_rows_and_another_seed_others() {
        // given
        GeneratedSource one = new GeneratedSource(SHAPE, "stg", 42);
        GeneratedSource same = new GeneratedSource(SHAPE, "stg", 42);
        GeneratedSource other = new GeneratedSource(SHAPE, "stg", 43);

        // when
        SourceChange filled = one.fill();

        // then
        assertThat(filled).isEqualTo(same.fill()).isNotEqualTo(other.fill());
        assertThat(one.change()).isEqualTo(same.change());
        assertThat(one.massDeletion()).isEqualTo(same.massDeletion());
        assertThat(one.truth()).isEqualTo(same.truth());
    }

    @Test
    void a_filled_source_has_as_many_rows_as_asked_for_and_every_defect() {
        // given
        GeneratedSource source = new GeneratedSource(SHAPE, "stg", 42);

        // when
        SourceChange filled = source.fill();

        // then
        Truth truth = source.truth();
        assertThat(filled.puts()).hasSize(1000);
        assertThat(truth.counts().read()).isEqualTo(1000);
        assertThat(truth.rejected()).extracting(RejectedSource::defect).contains(Defect.values());
        assertThat(truth.counts().missing()).isPositive();
        assertThat(truth.counts().duplicates()).isPositive();
        assertThat(truth.ambiguousSources()).isEqualTo(SourceShape.AMBIGUOUS_SOURCES);
        assertThat(filled.puts()).extracting(SourceRow::table).contains(SourceTable.values());
        assertThat(filled.created())
                .extracting(TableName::catalogDatabase)
                .satisfies(databases -> assertThat(new HashSet<>(databases)).hasSize(40));
    }

    @Property(tries = 40)
    void the_truth_is_what_the_validation_finds_in_every_step(
            @ForAll long seed, @ForAll @IntRange(min = SourceShape.FEWEST, max = 2000) int rows) {
        // given
        GeneratedSource source = new GeneratedSource(new SourceShape(rows, 20), "stg", seed);
        Lake lake = new Lake();

        // when
        lake.apply(source.fill());

        // then
        lake.agreesWith(source.truth(), Set.of());
        Set<Mapping> first = source.truth().valid();
        lake.apply(source.change());
        lake.agreesWith(source.truth(), first);
        assertThat(source.truth().retargeted()).isPositive();
        Set<Mapping> second = source.truth().valid();
        lake.apply(source.massDeletion());
        lake.agreesWith(source.truth(), second);
    }

    @Test
    void the_change_passes_the_guard_and_the_mass_deletion_does_not() {
        // given
        GeneratedSource source = new GeneratedSource(SHAPE, "stg", 42);
        source.fill();
        double before = source.truth().valid().size();

        // when
        source.change();

        // then
        assertThat(source.truth().deletion().size() / before).isLessThan(0.2);
        before = source.truth().valid().size();
        source.massDeletion();
        assertThat(source.truth().deletion().size() / before).isGreaterThan(0.2);
    }

    @Test
    void too_small_a_source_is_refused_with_the_least_that_is_needed() {
        // when, then
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SourceShape(100, 10))
                .withMessageContaining("200");
        assertThatIllegalArgumentException().isThrownBy(() -> new SourceShape(1000, 500));
    }

    /** Tables and catalog in memory, looked at with the service's own validation. */
    private static final class Lake {
        private final Map<String, SourceRow> rows = new HashMap<>();
        private final Map<String, Set<String>> catalog = new HashMap<>();

        void apply(SourceChange change) {
            change.puts().forEach(row -> rows.put(row.table() + row.key(), row));
            change.deletes().forEach(row -> assertThat(rows.remove(row.table() + row.key()))
                    .isNotNull());
            change.created().forEach(table -> catalog.computeIfAbsent(table.catalogDatabase(), key -> new HashSet<>())
                    .add(table.table()));
            change.dropped().forEach(table -> assertThat(
                            catalog.get(table.catalogDatabase()).remove(table.table()))
                    .isTrue());
        }

        void agreesWith(Truth truth, Set<Mapping> before) {
            ValidatedMappings found = new MappingValidation(
                            new Rows(), new CatalogCheck((database, tables) -> standing(database, tables), 1))
                    .run();
            Set<Mapping> valid = found.valid().stream()
                    .map(mapping -> new Mapping(
                            mapping.source().toString(), mapping.destination().toString()))
                    .collect(Collectors.toSet());
            MappingCounts counts = found.counts();
            assertThat(truth.counts()).isEqualTo(counts);
            assertThat(truth.valid()).isEqualTo(valid);
            assertThat(pairs(truth.incremental())).isEqualTo(minus(valid, before));
            assertThat(pairs(truth.deletion())).isEqualTo(minus(before, valid));
            assertThat(truth.rejected()).allSatisfy(rejected -> assertThat(found.rejected())
                    .anyMatch(row -> row.id().equals(rejected.row().shown(SourceRow.ID))
                            && row.destinationId().equals(rejected.row().shown(SourceRow.DESTINATION_ID))
                            && rejected.defect().isToldBy(row.reason())));
        }

        private Set<String> standing(String database, Set<String> tables) {
            Set<String> standing = new HashSet<>(tables);
            standing.retainAll(catalog.getOrDefault(database, Set.of()));
            return standing;
        }

        private static Set<Mapping> pairs(Set<ChangedMapping> rows) {
            return rows.stream()
                    .map(row -> new Mapping(row.source(), row.destination()))
                    .collect(Collectors.toSet());
        }

        private static <T> Set<T> minus(Set<T> all, Set<T> without) {
            Set<T> left = new HashSet<>(all);
            left.removeAll(without);
            return left;
        }

        private final class Rows implements MappingSource {
            @Override
            public List<String> tables() {
                return List.of("SYNC", "MANUAL");
            }

            @Override
            public void read(Consumer<MappingRow> consumer) {
                rows.values()
                        .forEach(row -> consumer.accept(new MappingRow(
                                row.table().name(),
                                attribute(row, SourceRow.ID),
                                attribute(row, SourceRow.DESTINATION_ID))));
            }

            private static Attribute attribute(SourceRow row, String name) {
                AttributeValue value = row.attributes().get(name);
                if (value == null) {
                    return new Attribute.Missing();
                }
                return value.s() != null
                        ? new Attribute.Text(value.s())
                        : new Attribute.WrongType(value.type().name(), row.shown(name));
            }
        }
    }
}
