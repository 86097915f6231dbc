package io.millrace.config.quality.condition;

import io.millrace.config.quality.condition.Condition.All;
import io.millrace.config.quality.condition.Condition.Any;
import io.millrace.config.quality.condition.Condition.Between;
import io.millrace.config.quality.condition.Condition.Compare;
import io.millrace.config.quality.condition.Condition.CompareColumns;
import io.millrace.config.quality.condition.Condition.In;
import io.millrace.config.quality.condition.Condition.IsNull;
import io.millrace.config.quality.condition.Condition.Not;
import io.millrace.config.quality.condition.Condition.Operator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** A condition becomes data, or is refused; it is never executed as text. */
class ConditionTest {
    private static final Compare A = new Compare("a", Operator.EQUAL, BigDecimal.ONE);
    private static final Compare B = new Compare("b", Operator.EQUAL, BigDecimal.valueOf(2));
    private static final Compare C = new Compare("c", Operator.EQUAL, BigDecimal.valueOf(3));

    static Stream<Arguments> conditions() {
        return Stream.of(
                arguments("a = 1", A),
                arguments("a==1", A),
                arguments("1 = a", A),
                arguments("a = 1 AND b = 2 AND c = 3", new All(List.of(A, B, C))),
                arguments("a = 1 or b = 2 and c = 3", new Any(List.of(A, new All(List.of(B, C))))),
                arguments("(a = 1 OR b = 2) AND c = 3", new All(List.of(new Any(List.of(A, B)), C))),
                arguments("NOT a = 1 AND b = 2", new All(List.of(new Not(A), B))),
                arguments("a <> 'it''s'", new Compare("a", Operator.DIFFERENT, "it's")),
                arguments("a != TRUE", new Compare("a", Operator.DIFFERENT, true)),
                arguments("0.5 < a", new Compare("a", Operator.ABOVE, new BigDecimal("0.5"))),
                arguments("a >= -3", new Compare("a", Operator.AT_LEAST, BigDecimal.valueOf(-3))),
                arguments("a <= b", new CompareColumns("a", Operator.AT_MOST, "b")),
                arguments("`and` IS NULL", new IsNull("and")),
                arguments("a IS NOT NULL", new Not(new IsNull("a"))),
                arguments(
                        "a BETWEEN 1 AND 2 AND b = 2",
                        new All(List.of(new Between("a", BigDecimal.ONE, BigDecimal.valueOf(2)), B))),
                arguments("a NOT IN ('x', 'y')", new Not(new In("a", List.of("x", "y")))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("conditions")
    void a_condition_becomes_data(String text, Condition expected) throws ConditionException {
        // when
        Condition condition = Condition.parse(text);
        // then
        assertThat(condition).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
            ~~                       | 1  | is missing
            a                        | 2  | a comparison
            a =                      | 4  | a number, a text
            a = 1 b = 2              | 7  | AND or OR is missing
            (a = 1                   | 7  | ) is missing
            a = 'open                | 4  | a character that no condition has
            a = 1; drop table b      | 6  | a character that no condition has
            upper(a) = 'X'           | 6  | a comparison
            a + 1 = 2                | 2  | a character that no condition has
            a IN ()                  | 7  | a number, a text
            a NOT = 1                | 7  | IN or BETWEEN is missing
            a IS 1                   | 6  | NULL is missing
            1 = 1                    | 5  | a column is missing
            """)
    void anything_else_is_refused_with_its_place(String text, int position, String message) {
        assertThatThrownBy(() -> Condition.parse(text))
                .isInstanceOfSatisfying(ConditionException.class, refused -> assertThat(refused.position())
                        .isEqualTo(position))
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @MethodSource("tooMuch")
    void a_condition_without_end_is_refused(String text) {
        assertThatThrownBy(() -> Condition.parse(text)).isInstanceOf(ConditionException.class);
    }

    static Stream<String> tooMuch() {
        return Stream.of("(".repeat(3_000), "NOT ".repeat(900) + "a = 1", "a = 1 OR ".repeat(10_000) + "a = 1");
    }

    @Property(tries = 500)
    void any_text_is_a_condition_or_refused(@ForAll String text) {
        boolean condition;
        try {
            condition = !Condition.parse(text).columns().isEmpty();
        } catch (ConditionException refused) {
            condition = refused.position() > 0;
        }
        assertThat(condition).isTrue();
    }
}
