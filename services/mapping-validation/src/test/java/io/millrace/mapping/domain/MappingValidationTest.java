package io.millrace.mapping.domain;

import io.millrace.events.mapping.MappingCounts;
import io.millrace.events.mapping.MappingSourceEmpty.Cause;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MappingValidationTest {

    @Test
    void every_row_is_counted_once_as_valid_missing_rejected_or_duplicate() {
        // given
        List<MappingRow> rows = List.of(
                Rows.good("a", "d1", "there"),
                Rows.good("a", "d1", "there"),
                Rows.good("b", "d1", "gone"),
                Rows.good("b", "d1", "gone"),
                Rows.bad(1),
                new MappingRow("manual", new Attribute.Missing(), Rows.text("v1|d__e|t")),
                new MappingRow("manual", Rows.text("v1|d__e|t"), new Attribute.WrongType("N", "{\"N\":\"7\"}")));
        // when
        ValidatedMappings found = validate(rows, (database, tables) -> withoutGone(tables));
        // then
        assertThat(found.counts()).isEqualTo(new MappingCounts(7, 1, 1, 3, 2));
        assertThat(found.valid())
                .extracting(Mapping::toString)
                .singleElement()
                .asString()
                .contains("there");
        assertThat(found.rejected())
                .extracting(RejectedRow::reason)
                .containsExactlyInAnyOrder(
                        "id is missing",
                        "destination_id is of type N, must be a string",
                        "id has 1 parts, needs 3 or 4: [system|]schema|database__env|table");
    }

    @Test
    void a_value_that_is_no_string_is_shown_as_json_and_a_long_one_is_cut() {
        // given
        List<MappingRow> rows = List.of(
                new MappingRow("sync", new Attribute.WrongType("N", "{\"N\":\"7\"}"), Rows.text("x".repeat(100_000))));
        // when
        ValidatedMappings found = validate(rows, (database, tables) -> tables);
        // then
        assertThat(found.rejected()).singleElement().satisfies(row -> {
            assertThat(row.id()).isEqualTo("{\"N\":\"7\"}");
            assertThat(row.destinationId()).isEqualTo("x".repeat(Attribute.MOST_SHOWN) + "… (100000 characters)");
        });
    }

    @Test
    void a_source_with_two_destinations_is_two_mappings() {
        ValidatedMappings found =
                validate(List.of(Rows.good("a", "d1", "x"), Rows.good("a", "d1", "y")), (database, tables) -> tables);
        assertThat(found.counts()).isEqualTo(new MappingCounts(2, 2, 0, 0, 0));
    }

    @Test
    void nothing_usable_is_told_apart() {
        assertThat(validate(List.of(), (database, tables) -> tables).nothingBecause())
                .contains(Cause.TABLES_EMPTY);
        assertThat(validate(List.of(Rows.bad(1), Rows.bad(2)), (database, tables) -> tables)
                        .nothingBecause())
                .contains(Cause.ALL_REJECTED);
        assertThat(validate(List.of(Rows.bad(1), Rows.good("a", "d", "t")), (database, tables) -> Set.of())
                        .nothingBecause())
                .contains(Cause.ALL_MISSING);
        assertThat(validate(List.of(Rows.bad(1), Rows.good("a", "d", "t")), (database, tables) -> tables)
                        .nothingBecause())
                .isEmpty();
    }

    @Test
    void a_failure_for_one_database_fails_the_whole_run_and_stops_the_other_look_ups() {
        // given
        CountDownLatch waiting = new CountDownLatch(1);
        AtomicInteger stopped = new AtomicInteger();
        Catalog catalog = (database, tables) -> {
            if (database.equals(Rows.database("bad"))) {
                awaitQuietly(waiting);
                throw new IllegalStateException("access denied to " + database);
            }
            waiting.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                stopped.incrementAndGet();
            }
            return tables;
        };
        List<MappingRow> rows = List.of(Rows.good("a", "bad", "t"), Rows.good("b", "slow", "t"));
        // when, then
        assertThatThrownBy(() -> validate(rows, catalog)).hasMessageContaining("access denied");
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (stopped.get() == 0 && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(stopped).hasValue(1);
    }

    @Property(tries = 200)
    void rows_in_are_valid_and_missing_and_rejected_and_duplicates(
            @ForAll("rows") List<MappingRow> rows, @ForAll long seed) {
        // given
        Set<String> there = rows.stream()
                .filter(row -> new Random(row.hashCode() ^ seed).nextBoolean())
                .map(row -> row.id().shown())
                .collect(Collectors.toSet());
        Catalog catalog = (database, tables) -> tables.stream()
                .filter(table -> there.stream().anyMatch(id -> id.endsWith("|" + table)))
                .collect(Collectors.toSet());
        // when
        ValidatedMappings found = validate(rows, catalog);
        // then
        MappingCounts counts = found.counts();
        assertThat(counts.valid() + counts.missing() + counts.rejected() + counts.duplicates())
                .isEqualTo(rows.size());
        Set<Mapping> distinct = new HashSet<>();
        rows.forEach(row -> {
            try {
                distinct.add(Mapping.of(row));
            } catch (RejectedException rejected) {
                // counted by the validation
            }
        });
        assertThat(counts.valid() + counts.missing()).isEqualTo(distinct.size());
        assertThat(found.valid()).isSorted().doesNotHaveDuplicates();
    }

    @Property(tries = 100)
    void the_order_of_the_rows_changes_nothing(@ForAll("rows") List<MappingRow> rows, @ForAll Random random) {
        List<MappingRow> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, random);
        Catalog catalog = (database, tables) -> withoutGone(tables);
        assertThat(validate(shuffled, catalog)).isEqualTo(validate(rows, catalog));
    }

    @Provide
    Arbitrary<List<MappingRow>> rows() {
        Arbitrary<String> names = Arbitraries.of("a", "b", "c", "gone", "T");
        Arbitrary<MappingRow> good = names.flatMap(source -> names.map(table -> Rows.good(source, "d", table)));
        Arbitrary<MappingRow> bad = Arbitraries.integers().between(1, 3).map(Rows::bad);
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(4, good), net.jqwik.api.Tuple.of(1, bad))
                .list()
                .ofMaxSize(40);
    }

    private static Set<String> withoutGone(Set<String> tables) {
        return tables.stream().filter(table -> !table.equals("gone")).collect(Collectors.toSet());
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static ValidatedMappings validate(List<MappingRow> rows, Catalog catalog) {
        MappingSource source = new MappingSource() {
            @Override
            public List<String> tables() {
                return List.of("sync", "manual");
            }

            @Override
            public void read(Consumer<MappingRow> consumer) {
                rows.parallelStream().forEach(consumer);
            }
        };
        return new MappingValidation(source, new CatalogCheck(catalog, 4)).run();
    }
}
