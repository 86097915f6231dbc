package io.millrace.registration.domain;

import io.millrace.events.lake.SchemaChange;
import io.millrace.events.lake.SchemaChange.Kind;
import io.millrace.events.lake.TableColumn;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class SchemaDifferenceTest {
    @Test
    void removed_retyped_and_added_columns_are_told_apart() {
        // given
        List<TableColumn> before = List.of(column("id", "string"), column("a", "int"), column("gone", "date"));
        List<TableColumn> after = List.of(column("new", "double"), column("a", "bigint"), column("id", "string"));

        // when
        SchemaDifference difference = SchemaDifference.between(before, after);

        // then
        assertThat(difference.changes())
                .containsExactly(
                        new SchemaChange("a", Kind.RETYPED, "int", "bigint"),
                        new SchemaChange("gone", Kind.REMOVED, "date", null),
                        new SchemaChange("new", Kind.ADDED, null, "double"));
        assertThat(difference.breaksReaders()).isTrue();
    }

    @Test
    void spelling_and_spaces_are_no_change() {
        // when
        SchemaDifference difference = SchemaDifference.between(
                List.of(column("ID", "Decimal(10, 2)")), List.of(column("id", "decimal(10,2)")));

        // then
        assertThat(difference.changes()).isEmpty();
    }

    @Test
    void added_columns_break_no_reader() {
        // when
        SchemaDifference difference = SchemaDifference.between(
                List.of(column("id", "int")), List.of(column("id", "int"), column("x", "int")));

        // then
        assertThat(difference.changes()).hasSize(1);
        assertThat(difference.breaksReaders()).isFalse();
    }

    @Property
    void applied_to_the_schema_before_the_changes_give_the_schema_now(
            @ForAll("schemas") Map<String, String> before, @ForAll("schemas") Map<String, String> after) {
        // when
        SchemaDifference difference = SchemaDifference.between(shuffled(before), shuffled(after));

        // then
        Map<String, String> applied = new HashMap<>(before);
        for (SchemaChange change : difference.changes()) {
            assertThat(applied.get(change.column())).isEqualTo(change.before());
            if (change.after() == null) {
                applied.remove(change.column());
            } else {
                applied.put(change.column(), change.after());
            }
        }
        assertThat(applied).isEqualTo(after);
    }

    @Provide
    Arbitrary<Map<String, String>> schemas() {
        return Arbitraries.maps(
                        Arbitraries.strings()
                                .withCharRange('a', 'f')
                                .ofMinLength(1)
                                .ofMaxLength(2),
                        Arbitraries.of("int", "string", "date"))
                .ofMaxSize(8);
    }

    private static List<TableColumn> shuffled(Map<String, String> schema) {
        List<TableColumn> columns = new ArrayList<>();
        schema.forEach((name, type) -> columns.add(column(name, type)));
        Collections.reverse(columns);
        return columns;
    }

    private static TableColumn column(String name, String type) {
        return new TableColumn(name, type);
    }
}
