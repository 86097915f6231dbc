package io.millrace.config.columns;

import io.millrace.config.InvalidInputException;
import io.millrace.config.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ColumnMappingReaderTest {
    private static final String HEADER =
            "OMC_FLYWHEEL_TABLE,OMC_FLYWHEEL_COLUMN,FUNCTION_DESCRIPTION,OPUS_COLUMN,ELEMENT_NUMBER\n";
    private static final String KEY = "customer_user_id";

    @ParameterizedTest
    @ValueSource(strings = {"", "\uFEFF"})
    void the_full_form_is_read_with_and_without_byte_order_mark(String mark) {
        // given
        String csv = mark + HEADER + "IBE_01,customer_user_id,Customer User ID,CUSTOMER_USER_ID,CUSTOMER_BASE_ID\n"
                + "IBE_01,IBE1802,\"Age, in years\",Ibe1802,1802";

        // when
        ColumnMapping mapping = read(csv);

        // then
        assertThat(mapping.tables())
                .containsExactly(new MappedTable(
                        "ibe_01",
                        List.of(
                                new MappedColumn(KEY, "CUSTOMER_USER_ID", "Customer User ID", 2),
                                new MappedColumn("ibe1802", "Ibe1802", "Age, in years", 3))));
    }

    @Test
    void the_short_form_has_no_header() {
        // when
        ColumnMapping mapping = read("N_A,miacs_1,first\nN_A,MIACS_2,\n");

        // then
        assertThat(mapping.tables().get(0).columns())
                .extracting(MappedColumn::name)
                .containsExactly(KEY, "miacs_1", "miacs_2");
    }

    @Test
    void the_key_comes_first_even_where_the_mapping_forgets_it_or_puts_it_last() {
        // when
        ColumnMapping mapping = read(HEADER + "A,x,,X,\nA,CUSTOMER_USER_ID,,,\nB,y,,Y,\n");

        // then
        assertThat(mapping.tables()).extracting(t -> t.columns().get(0).name()).containsOnly(KEY);
        assertThat(mapping.tables().get(0).columns()).hasSize(2);
        assertThat(mapping.tables().get(1).columns()).hasSize(2);
    }

    @Test
    void every_problem_is_told_at_once_with_its_line() {
        // when
        List<Problem> problems = problems(HEADER + "A,x,,X,\na,X,,X,\n,y,,Y,\nA,,,Y,\nA z with blanks\nA,b-c,,,\n");

        // then
        assertThat(problems)
                .extracting(Problem::toString)
                .satisfiesExactly(
                        p -> assertThat(p).contains("line 3", "column x of table a", "line 2 already"),
                        p -> assertThat(p).contains("line 4", "table name is blank"),
                        p -> assertThat(p).contains("line 5", "column name is blank"),
                        p -> assertThat(p).contains("line 6", "1 fields", "form has 5"),
                        p -> assertThat(p).contains("line 7", "'b-c'"));
    }

    @Test
    void a_table_beyond_the_known_ones_is_told_once_with_its_first_line() {
        // given
        byte[] csv = (HEADER + "A,x,,X,\nB,y,,Y,\nC,z,,Z,\nC,w,,W,\n").getBytes(StandardCharsets.UTF_8);
        List<Problem> problems = new ArrayList<>();

        // when
        ColumnMappingReader.read(csv, "columns.csv", KEY, List.of("a", "B"), problems);

        // then
        assertThat(problems)
                .extracting(Problem::toString)
                .singleElement()
                .asString()
                .contains("line 4", "table c is none of the dataset's tables, which are a, b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\uFEFF", HEADER})
    void a_mapping_without_lines_is_refused(String csv) {
        assertThat(problems(csv)).extracting(Problem::why).containsExactly("it has no lines");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TABLE,COLUMN\nA,x\n", "OMC_FLYWHEEL_TABLE,OPUS_COLUMN,X\nA,x,\n", "A,b,c,d,e\n"})
    void a_first_line_of_another_form_is_refused_with_the_header_to_write(String csv) {
        assertThat(problems(csv))
                .extracting(Problem::whatToDo)
                .singleElement()
                .asString()
                .contains(HEADER.strip());
    }

    @Test
    void text_that_is_not_utf_8_is_refused() {
        // given
        byte[] latin = "A,x,Größe\n".getBytes(StandardCharsets.ISO_8859_1);

        // when
        InvalidInputException refused = catchThrowableOfType(
                InvalidInputException.class, () -> ColumnMappingReader.read(latin, "columns.csv", KEY));

        // then
        assertThat(refused).hasMessageContaining("columns.csv").hasMessageContaining("UTF-8");
    }

    private static ColumnMapping read(String csv) {
        return ColumnMappingReader.read(csv.getBytes(StandardCharsets.UTF_8), "columns.csv", "Customer_User_Id");
    }

    private static List<Problem> problems(String csv) {
        return catchThrowableOfType(InvalidInputException.class, () -> read(csv))
                .problems();
    }
}
