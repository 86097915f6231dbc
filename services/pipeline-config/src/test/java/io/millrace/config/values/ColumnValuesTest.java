package io.millrace.config.values;

import io.millrace.config.tables.ColumnType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.math.BigDecimal;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** A value of the file fits its column's type, or is refused. */
class ColumnValuesTest {
    static Stream<Arguments> values() {
        return Stream.of(
                arguments("string", "a", true),
                arguments("string", 1L, false),
                arguments("integer", 2147483647L, true),
                arguments("integer", 2147483648L, false),
                arguments("integer", new BigDecimal("1.0"), true),
                arguments("integer", new BigDecimal("1.5"), false),
                arguments("integer", "1", false),
                arguments("long", 9223372036854775807L, true),
                arguments("long", new BigDecimal("9223372036854775808"), false),
                arguments("double", 1L, true),
                arguments("double", new BigDecimal("1e999"), false),
                arguments("decimal(4,1)", new BigDecimal("100.0"), true),
                arguments("decimal(3,1)", new BigDecimal("100.0"), false),
                arguments("decimal(3,1)", new BigDecimal("1.25"), false),
                arguments("boolean", true, true),
                arguments("boolean", "true", false),
                arguments("date", "2026-02-28", true),
                arguments("date", "2026-02-30", false),
                arguments("timestamp", "2026-02-28T12:00:00Z", true),
                arguments("timestamp", "2026-02-28T12:00:00.000001+01:00", true),
                arguments("timestamp", "2026-02-28 12:00:00", false),
                arguments("timestamp", "soon", false));
    }

    @ParameterizedTest(name = "{1} as {0}: {2}")
    @MethodSource("values")
    void a_value_fits_or_not(String type, Object value, boolean fits) {
        // given
        ColumnType columnType = ColumnType.parse(type).orElseThrow();
        // when
        boolean present = ColumnValues.of(columnType, value).isPresent();
        // then
        assertThat(present).isEqualTo(fits);
    }

    @ParameterizedTest(name = "{1} above {2} as {0}")
    @MethodSource
    void values_are_compared_as_their_type_orders_them(String type, Object lower, Object upper) {
        // given
        ColumnType columnType = ColumnType.parse(type).orElseThrow();
        // when
        boolean above = ColumnValues.isAbove(columnType, lower, upper);
        // then
        assertThat(above).isTrue();
        assertThat(ColumnValues.isAbove(columnType, upper, lower)).isFalse();
    }

    static Stream<Arguments> values_are_compared_as_their_type_orders_them() {
        return Stream.of(
                arguments("long", 10L, 9L),
                arguments("double", new BigDecimal("10.5"), 9L),
                arguments("date", "2026-01-10", "2026-01-09"),
                arguments("timestamp", "2026-01-01T00:00:00Z", "2026-01-01T00:30:00+01:00"));
    }
}
