package io.millrace.cli.output;

import com.fasterxml.jackson.core.type.TypeReference;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TableTest {

    @Test
    void columns_are_aligned_under_their_headings() {
        // given
        Table table = new Table("name", "lag").row("alerting", 0).row("gw", null);
        // when
        String text = table.text();
        // then
        assertThat(text.lines()).containsExactly("NAME      LAG", "alerting  0", "gw");
    }

    @Test
    void json_is_an_array_of_objects_by_heading() {
        // given
        Table table = new Table("name", "lag").row("alerting", 3);
        // when
        String json = Json.write(table.objects());
        // then
        assertThat(Json.read(json, new TypeReference<List<Map<String, String>>>() {}, "the table"))
                .containsExactly(Map.of("name", "alerting", "lag", "3"));
    }

    @Test
    void a_row_of_another_length_is_refused() {
        // given
        Table table = new Table("name", "lag");
        // when / then
        assertThatThrownBy(() -> table.row("alerting")).hasMessageContaining("[name, lag]");
    }

    @Property(tries = 200)
    void every_cell_of_a_column_begins_at_the_same_place(
            @ForAll @Size(min = 1, max = 8) List<@AlphaChars @StringLength(min = 1, max = 12) @NotEmpty String> cells) {
        // given
        Table table = new Table("first", "second");
        cells.forEach(cell -> table.row(cell, "<"));
        // when
        List<String> lines = table.text().lines().toList();
        // then
        int place = lines.get(0).indexOf("SECOND");
        assertThat(lines.stream().skip(1))
                .allSatisfy(line -> assertThat(line.indexOf('<')).isEqualTo(place));
    }
}
