package io.millrace.jobs.quality.rules;

import io.millrace.config.InvalidInputException;
import io.millrace.config.tables.ColumnType;
import io.millrace.config.tables.ColumnType.Kind;
import io.millrace.jobs.quality.Tables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class RuleErrorsTest {
    static Stream<Arguments> mistakes() {
        return Stream.of(
                arguments("rnage", "speed", Map.of(), "no rule of type rnage is known"),
                arguments("range", "sped", Map.of("min", 0), "the schema has no column sped"),
                arguments("range", "speed", Map.of(), "neither min nor max"),
                arguments("range", "speed", Map.of("min", 2, "max", 1), "no value is from min to max"),
                arguments("range", "speed", Map.of("min", "0"), "0 is no number"),
                arguments("range", "speed", Map.of("min", Double.NaN), "NaN is no finite number"),
                arguments("range", "speed", Map.of("mni", 0), "parameter mni is not known"),
                arguments("range", "name", Map.of("min", 0), "column name is of type string"),
                arguments("range", "day", Map.of("min", "2026-13-01"), "2026-13-01 is no date"),
                arguments("allowed_values", "name", Map.of("values", List.of()), "no list, or an empty one"),
                arguments("allowed_values", "name", Map.of("values", List.of(1)), "1 is no text"),
                arguments("allowed_values", "price", Map.of("values", List.of(1.005)), "1.005 is no decimal(5,2)"),
                arguments("allowed_values", "id", Map.of("values", List.of(1.5)), "1.5 is no integer"),
                arguments("regex", "name", Map.of("pattern", "DRV[0-9"), "cannot be read"),
                arguments("regex", "name", Map.of("pattern", "\\Qa"), "never ends"),
                arguments("regex", "id", Map.of("pattern", "1"), "column id is of type integer"),
                arguments("length", "name", Map.of("min", 3, "max", 2), "min 3 is above max 2"),
                arguments("length", "name", Map.of("min", -1), "parameter min is -1"),
                arguments("not_null", "name", Map.of("nulls", "maybe"), "parameter nulls is maybe"),
                arguments("foreign_key", "name", Map.of(), "parameter table is missing"),
                arguments("foreign_key", "name", Map.of("table", "drivers"), "parameter column is missing"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void fault_9_a_rule_that_makes_no_sense_stops_the_work_before_it_begins(
            String type, String column, Map<String, Object> params, String why) {
        assertThatThrownBy(() -> RowJudge.of(table().rule(type, column, params).config(), References.NONE))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("of table trips")
                .hasMessageContaining(why);
    }

    @Test
    void an_unknown_type_is_told_with_the_known_ones_and_all_mistakes_are_told_at_once() {
        // given
        Tables table = table().rule("rnage", "speed", Map.of())
                .rule("range", "sped", Map.of("min", 0))
                .transform("cast", "nmae", Map.of("to_type", "integer"));

        // then
        assertThatThrownBy(() -> RowJudge.of(table.config(), References.NONE))
                .hasMessageContaining("allowed_values, even, foreign_key, length, not_null, range, regex, unique")
                .hasMessageContaining("no column sped")
                .hasMessageContaining("no column nmae");
    }

    private static Tables table() {
        return Tables.table("trips")
                .column("speed", Kind.DOUBLE)
                .column("name", Kind.STRING)
                .column("day", Kind.DATE)
                .column("price", new ColumnType(Kind.DECIMAL, 5, 2));
    }
}
