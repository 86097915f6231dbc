package io.millrace.capture.domain.start;

import io.millrace.config.Problem;
import io.millrace.config.mappings.TableMappings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

class ChecksTest {
    private static final TableFacts KEYED = table('d', List.of("id"), true);

    @Test
    void a_server_that_is_right_has_no_problem() {
        // given
        Findings findings = new Findings();
        // when
        ServerCheck.check(new ServerFacts(160_011, false, "logical", "u", true, 3, false), false, findings);
        // then
        assertThat(findings.problems()).isEmpty();
        assertThat(findings.warnings()).isEmpty();
    }

    @Test
    void everything_that_is_wrong_with_a_server_is_told_at_once_with_what_to_do() {
        // given
        Findings findings = new Findings();
        // when
        ServerCheck.check(new ServerFacts(130_004, true, "replica", "u\"x", false, 0, true), false, findings);
        // then
        assertThat(findings.problems())
                .extracting(Problem::toString)
                .anyMatch(text -> text.contains("PostgreSQL 13"))
                .anyMatch(text -> text.contains("standby"))
                .anyMatch(text -> text.contains("wal_level") && text.contains("rds.logical_replication"))
                .anyMatch(text -> text.contains("alter role \"u\"\"x\" replication"))
                .anyMatch(text -> text.contains("max_replication_slots"))
                .hasSize(5);
        assertThat(findings.warnings())
                .extracting(Problem::what)
                .containsExactly("Server setting max_slot_wal_keep_size");
    }

    @ParameterizedTest
    @CsvSource({
        "d, true, ''",
        "d, false, replica identity full",
        "f, true, ''",
        "f, false, ''",
        "i, true, replica identity default",
        "n, true, replica identity default",
        "n, false, replica identity full"
    })
    void a_table_must_tell_the_keys_of_rows_that_were_updated_or_deleted(char identity, boolean keyed, String remedy) {
        // given
        Findings findings = new Findings();
        // when
        TableCheck.check(table(identity, keyed ? List.of("id") : List.of(), true), "u", findings);
        // then
        if (remedy.isEmpty()) {
            assertThat(findings.problems()).isEmpty();
        } else {
            assertThat(findings.problems()).hasSize(1);
            assertThat(findings.problems().get(0).whatToDo()).contains(remedy);
        }
    }

    @Test
    void rows_that_policies_hide_and_rows_of_tables_that_inherit_are_problems() {
        // given
        Findings findings = new Findings();
        // when
        TableCheck.checkLoad(
                new TableFacts("public", "t", 'd', List.of("id"), true, true, List.of(), true, true), "u", findings);
        // then
        assertThat(findings.problems())
                .extracting(Problem::whatToDo)
                .satisfiesExactly(
                        hidden -> assertThat(hidden).contains("alter role \"u\" bypassrls"),
                        inherited -> assertThat(inherited).contains("Select the tables that inherit"));
    }

    @Test
    void tables_of_two_schemas_that_one_topic_would_make_one_are_a_problem() {
        // given
        Findings findings = new Findings();
        // when
        SharedTopics.check(
                List.of(named("public", "orders"), named("archive", "orders"), named("archive", "items")),
                TableMappings.ofTables(List.of("public.orders", "archive.%")),
                findings);
        // then
        assertThat(findings.problems())
                .extracting(Problem::toString)
                .singleElement()
                .asString()
                .contains("Tables public.orders and archive.orders", "cdc-orders");
    }

    private static TableFacts named(String schema, String table) {
        return new TableFacts(schema, table, 'd', List.of("id"), true, true, List.of(), false, false);
    }

    @Test
    void large_values_and_missing_keys_are_warned_of() {
        // given
        Findings findings = new Findings();
        // when
        TableCheck.check(
                new TableFacts("public", "t", 'd', List.of("id"), true, true, List.of("notes"), false, false),
                "u",
                findings);
        TableCheck.check(table('f', List.of(), true), "u", findings);
        // then
        assertThat(findings.problems()).isEmpty();
        assertThat(findings.warnings())
                .extracting(Problem::why)
                .anyMatch(text -> text.contains("notes") && text.contains("unchanged-columns"))
                .anyMatch(text -> text.contains("no primary key"));
    }

    @Test
    void a_publication_that_is_missing_is_created_when_it_may_be_and_asked_for_otherwise() {
        assertThat(publication(Optional.empty(), true, true, KEYED)).isEmpty();
        assertThat(publication(Optional.empty(), false, true, KEYED).get(0).why())
                .contains("create-publication is off");
        assertThat(publication(Optional.empty(), true, false, KEYED).get(0).why())
                .contains("may not create");
        assertThat(publication(Optional.empty(), true, true, table('d', List.of("id"), false))
                        .get(0)
                        .whatToDo())
                .contains("create publication \"p\" for table \"public\".\"t\"");
    }

    @Test
    void a_publication_that_lacks_tables_kinds_or_columns_is_a_problem() {
        // given
        PublicationFacts lacking = new PublicationFacts(Set.of(), false, Set.of());
        PublicationFacts restricted = new PublicationFacts(Set.of("public.t"), true, Set.of("public.t"));
        // then
        assertThat(publication(Optional.of(lacking), true, true, KEYED))
                .extracting(Problem::whatToDo)
                .anyMatch(text -> text.contains("add table \"public\".\"t\""))
                .anyMatch(text -> text.contains("truncate"));
        assertThat(publication(Optional.of(restricted), true, true, KEYED)).hasSize(1);
    }

    private static List<Problem> publication(
            Optional<PublicationFacts> found, boolean allowed, boolean mayCreate, TableFacts table) {
        Findings findings = new Findings();
        new PublicationCheck("p", allowed).check(found, List.of(table), mayCreate, findings);
        return findings.problems();
    }

    private static TableFacts table(char identity, List<String> key, boolean owned) {
        return new TableFacts("public", "t", identity, key, true, owned, List.of(), false, false);
    }
}
