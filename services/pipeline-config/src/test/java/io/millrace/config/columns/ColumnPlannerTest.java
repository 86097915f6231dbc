package io.millrace.config.columns;

import io.millrace.config.InvalidInputException;
import io.millrace.config.Problem;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ColumnPlannerTest {
    private static final ColumnMapping MAPPING = mapping("A,x,\nA,y,\nB,z,\n");

    @Test
    void names_match_without_case_and_keep_the_spelling_of_the_source() {
        // when
        ColumnPlan plan = ColumnPlanner.plan(MAPPING, List.of("Z", "x", "Y", "Customer_User_id"), OnMissingColumn.FAIL);

        // then
        assertThat(plan.tables())
                .containsExactly(
                        new ColumnPlan.Table(
                                "a",
                                List.of(
                                        new ColumnPlan.Column("customer_user_id", "Customer_User_id", 3),
                                        new ColumnPlan.Column("x", "x", 1),
                                        new ColumnPlan.Column("y", "Y", 2))),
                        new ColumnPlan.Table(
                                "b",
                                List.of(
                                        new ColumnPlan.Column("customer_user_id", "Customer_User_id", 3),
                                        new ColumnPlan.Column("z", "Z", 0))));
    }

    @Test
    void every_missing_column_and_the_missing_key_are_told_at_once() {
        // when
        List<Problem> problems = problems(List.of("x"), OnMissingColumn.FAIL);

        // then
        assertThat(problems)
                .extracting(Problem::what)
                .containsExactly(
                        "key column customer_user_id",
                        "column y of table a (columns.csv line 2)",
                        "column z of table b (columns.csv line 3)");
    }

    @Test
    void missing_columns_are_skipped_when_the_setting_says_so() {
        // when
        ColumnPlan plan = ColumnPlanner.plan(MAPPING, List.of("customer_user_id", "x"), OnMissingColumn.SKIP_COLUMN);

        // then
        assertThat(plan.skipped()).containsExactly(new ColumnPlan.Skipped("a", "y"), new ColumnPlan.Skipped("b", "z"));
    }

    @Test
    void a_missing_key_is_never_skipped() {
        assertThat(problems(List.of("x", "y", "z"), OnMissingColumn.SKIP_COLUMN))
                .extracting(Problem::what)
                .containsExactly("key column customer_user_id");
    }

    @Test
    void two_spellings_of_one_source_column_are_refused() {
        assertThat(problems(List.of("CUSTOMER_USER_ID", "x", "X", "y", "z"), OnMissingColumn.FAIL))
                .extracting(Problem::what)
                .containsExactly("source columns x, X");
    }

    @Test
    void without_a_mapping_one_table_has_every_column() {
        // given
        List<String> source = List.of("Email", "CUSTOMER_USER_ID");

        // when
        ColumnMapping whole = ColumnMapping.wholeSource("Addressable_Ids", "customer_user_id", source);

        // then
        assertThat(ColumnPlanner.plan(whole, source, OnMissingColumn.FAIL).tables())
                .containsExactly(new ColumnPlan.Table(
                        "addressable_ids",
                        List.of(
                                new ColumnPlan.Column("customer_user_id", "CUSTOMER_USER_ID", 1),
                                new ColumnPlan.Column("email", "Email", 0))));
    }

    @Property(tries = 200)
    void each_mapped_column_is_fed_by_its_own_source_column_in_whatever_order_and_case(
            @ForAll("names") Set<String> names, @ForAll Random random) {
        // given
        ColumnMapping mapping = mapping(
                String.join("", names.stream().map(n -> "T," + n + ",\n").toList()));
        List<String> source = new ArrayList<>(names.stream()
                .map(name -> random.nextBoolean() ? name.toUpperCase(Locale.ROOT) : name)
                .toList());
        source.add("Customer_USER_id");
        Collections.shuffle(source, random);

        // when
        ColumnPlan plan = ColumnPlanner.plan(mapping, source, OnMissingColumn.FAIL);

        // then
        List<ColumnPlan.Column> columns = plan.tables().get(0).columns();
        assertThat(columns).hasSize(names.size() + 1).allSatisfy(column -> {
            assertThat(source.get(column.sourceIndex())).isEqualTo(column.source());
            assertThat(column.source()).isEqualToIgnoringCase(column.name());
        });
    }

    @Property(tries = 200)
    void mapped_columns_are_planned_or_skipped_never_lost(@ForAll("names") Set<String> names, @ForAll Random random) {
        // given
        ColumnMapping mapping = mapping(
                String.join("", names.stream().map(n -> "T," + n + ",\n").toList()));
        List<String> source = new ArrayList<>(names);
        source.removeIf(name -> random.nextBoolean());
        source.add("customer_user_id");

        // when
        ColumnPlan plan = ColumnPlanner.plan(mapping, source, OnMissingColumn.SKIP_COLUMN);

        // then
        List<String> accounted = new ArrayList<>(plan.tables().get(0).columns().stream()
                .map(ColumnPlan.Column::name)
                .toList());
        accounted.addAll(plan.skipped().stream().map(ColumnPlan.Skipped::column).toList());
        accounted.remove("customer_user_id");
        assertThat(accounted).containsExactlyInAnyOrderElementsOf(names);
    }

    @Provide
    Arbitrary<Set<String>> names() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .ofMinLength(1)
                .ofMaxLength(8)
                .set()
                .ofMinSize(1)
                .ofMaxSize(30);
    }

    private static ColumnMapping mapping(String csv) {
        return ColumnMappingReader.read(csv.getBytes(StandardCharsets.UTF_8), "columns.csv", "customer_user_id");
    }

    private static List<Problem> problems(List<String> source, OnMissingColumn onMissing) {
        return catchThrowableOfType(InvalidInputException.class, () -> ColumnPlanner.plan(MAPPING, source, onMissing))
                .problems();
    }
}
