package io.millrace.mapping.catalog;

import io.millrace.lake.standin.fault.FaultKind;
import io.millrace.lake.standin.fault.FaultRule;
import io.millrace.mapping.testing.GlueTables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.glue.model.GlueException;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What the catalog says, in how few calls, and that no failure is ever taken for "not there". */
class GlueCatalogIT {
    private GlueTables tables;
    private GlueCatalog catalog;

    @BeforeEach
    void openCatalog() {
        tables = new GlueTables();
        catalog = new GlueCatalog(tables.client());
    }

    @AfterEach
    void closeCatalog() {
        tables.close();
    }

    @Test
    void tables_on_every_page_are_found_and_others_are_not() {
        // given
        tables.with("db", "t", 250);
        // when
        Set<String> existing = catalog.existing("db", names(0, 260));
        // then
        assertThat(existing).isEqualTo(names(0, 250));
    }

    @Test
    void a_database_that_is_not_there_has_none_of_the_tables() {
        assertThat(catalog.existing("nowhere", Set.of("t1"))).isEmpty();
        assertThat(catalog.existing("nowhere", names(0, 50))).isEmpty();
    }

    @Test
    void names_are_compared_as_glue_does_without_regard_to_case() {
        tables.with("db", "t", 3);
        assertThat(catalog.existing("DB", Set.of("T1", "t1", "T9"))).containsExactlyInAnyOrder("T1", "t1");
        assertThat(catalog.existing("DB", Set.of("T2"))).containsExactly("T2");
    }

    @ParameterizedTest(name = "{0} of {1} tables wanted: {2} GetTables, {3} GetTable")
    @CsvSource({"1, 250, 0, 1", "250, 250, 3, 0", "100, 250, 1, 0", "2, 1000, 1, 0"})
    void the_cheaper_way_is_taken(int wanted, int there, long pages, long singles) {
        // given
        tables.with("db", "t", there);
        // when
        Set<String> existing = catalog.existing("db", firstOnTheFirstPages(wanted));
        // then
        assertThat(existing).hasSize(wanted);
        assertThat(tables.calls("GetTables")).isEqualTo(pages);
        assertThat(tables.calls("GetTable")).isEqualTo(singles);
    }

    @Test
    void a_few_missing_names_are_asked_for_singly_rather_than_listed_to_the_end() {
        // given
        tables.with("db", "t", 1_000);
        // when
        Set<String> existing = catalog.existing("db", Set.of("nowhere1", "nowhere2"));
        // then
        assertThat(existing).isEmpty();
        assertThat(tables.calls("GetTables") + tables.calls("GetTable")).isLessThanOrEqualTo(4);
    }

    @ParameterizedTest
    @EnumSource
    void a_second_page_that_fails_for_good_is_a_failure_and_never_a_missing_table(FaultKind kind) {
        // given
        tables.with("db", "t", 250);
        FaultRule rule = FaultRule.of(kind, "glue", "GetTables").skip(1);
        tables.standIn().faults().add(kind == FaultKind.HANG ? rule.millis(3_000) : rule);
        // when, then
        assertThatThrownBy(() -> catalog.existing("db", names(0, 260))).isInstanceOf(SdkException.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"THROTTLE", "INTERNAL", "DROP"})
    void a_failure_that_passes_is_overcome(FaultKind kind) {
        // given
        tables.with("db", "t", 250);
        tables.standIn()
                .faults()
                .add(FaultRule.of(kind, "glue", "GetTables").skip(1).times(2));
        // when
        Set<String> existing = catalog.existing("db", names(0, 260));
        // then
        assertThat(existing).isEqualTo(names(0, 250));
    }

    @Test
    void access_denied_is_a_failure_for_a_single_table_too() {
        // given
        tables.with("db", "t", 1);
        tables.standIn().faults().add(FaultRule.of(FaultKind.ACCESS_DENIED, "glue", "GetTable"));
        // when, then
        assertThatThrownBy(() -> catalog.existing("db", Set.of("t0"))).isInstanceOf(GlueException.class);
    }

    private Set<String> firstOnTheFirstPages(int count) {
        return tables.client().getTablesPaginator(request -> request.databaseName("db")).stream()
                .flatMap(page -> page.tableList().stream())
                .limit(count)
                .map(table -> table.name())
                .collect(Collectors.collectingAndThen(Collectors.toSet(), names -> {
                    tables.standIn().calls().clear();
                    return names;
                }));
    }

    private static Set<String> names(int from, int to) {
        return IntStream.range(from, to).mapToObj(number -> "t" + number).collect(Collectors.toSet());
    }
}
