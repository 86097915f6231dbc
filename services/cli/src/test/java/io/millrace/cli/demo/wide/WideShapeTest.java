package io.millrace.cli.demo.wide;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class WideShapeTest {

    @Test
    void all_27_tables_share_1742_attributes_each_in_one_table() {
        // when
        WideShape shape = WideShape.of(WideShape.MOST_TABLES, 100);

        // then
        assertThat(shape.tables()).hasSize(27);
        assertThat(shape.attributes()).hasSize(1742).doesNotHaveDuplicates();
        assertThat(shape.attributes().stream().map(Attribute::source)).doesNotHaveDuplicates();
        assertThat(shape.tables())
                .filteredOn(table -> !table.keyListed())
                .singleElement()
                .satisfies(table -> assertThat(table.base()).isEqualTo("ibe_04_b"));
    }

    @Test
    void the_mapping_has_a_byte_order_mark_a_line_a_column_and_no_line_break_at_its_end() {
        // when
        List<String> lines =
                MappingCsv.of(WideShape.of(WideShape.MOST_TABLES, 100)).lines().toList();

        // then
        assertThat(lines.get(0))
                .isEqualTo("\uFEFFOMC_FLYWHEEL_TABLE,OMC_FLYWHEEL_COLUMN,FUNCTION_DESCRIPTION,"
                        + "OPUS_COLUMN,ELEMENT_NUMBER");
        assertThat(lines).hasSize(1 + 1768).noneMatch(String::isBlank);
        assertThat(lines.stream().filter(line -> line.contains(",CUSTOMER_USER_ID,")))
                .hasSize(26);
        assertThat(lines.stream().filter(line -> line.endsWith(","))).isNotEmpty();
    }

    @Test
    void when_few_tables_are_wanted_the_narrowest_are_taken_and_keep_their_columns() {
        // when
        WideShape few = WideShape.of(4, 100);

        // then
        assertThat(few.tables().stream().map(WideTable::base))
                .containsExactly("ibe_04_b", "ibe_08", "miacs_01_a", "miacs_02_b");
        assertThat(WideShape.of(WideShape.MOST_TABLES, 100).tables()).containsAll(few.tables());
    }

    @ParameterizedTest
    @CsvSource({"0,100", "28,100", "4,49"})
    void what_cannot_be_made_is_refused(int tables, int ids) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WideShape.of(tables, ids))
                .withMessageContaining("give");
    }
}
