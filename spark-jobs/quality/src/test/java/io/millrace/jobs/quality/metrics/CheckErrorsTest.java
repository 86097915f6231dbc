package io.millrace.jobs.quality.metrics;

import io.millrace.config.InvalidInputException;
import io.millrace.config.quality.CheckConfig;
import io.millrace.config.quality.Severity;
import io.millrace.jobs.quality.Tables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Map;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class CheckErrorsTest {
    static Stream<Arguments> mistakes() {
        return Stream.of(
                arguments(check("completness", "vin", null, null), "no such metric is known"),
                arguments(check("completeness", "vni", null, null), "no column vni, only id, vin, speed"),
                arguments(check("mean", null, null, null), "no column null"),
                arguments(check("mean", "vin", null, null), "of type string, not a number"),
                arguments(check("compliance", "vin", null, null), "neither pattern nor expression"),
                arguments(check("compliance", "speed", "1", null), "a pattern judges texts"),
                arguments(check("compliance", "vin", "[", null), "cannot be read"),
                arguments(check("compliance", null, null, "sped > 1"), "no column sped"),
                arguments(check("compliance", null, null, "vin > 1"), "1 is no string"),
                arguments(check("compliance", null, null, "id = 'a'"), "a is no number"),
                arguments(check("compliance", null, null, "id in (select 1)"), "is not a column, a comparison"),
                arguments(check("compliance", null, null, "1=1 or reflect('x','y')"), "is not a column"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void a_check_that_makes_no_sense_stops_the_work_before_it_begins(CheckConfig check, String why) {
        assertThatThrownBy(() -> metrics(Fleet.table().check(check)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("of table fleet")
                .hasMessageContaining(why);
    }

    @Test
    void an_unknown_metric_is_told_with_the_known_ones_and_all_mistakes_at_once() {
        assertThatThrownBy(() -> metrics(
                        Fleet.table().check(check("mode", "vin", null, null)).check(check("max", "sped", null, null))))
                .hasMessageContaining(
                        "size, completeness, compliance, mean, min, max, approx_count_distinct, uniqueness")
                .hasMessageContaining("no column sped");
    }

    private static void metrics(Tables table) {
        TableMetrics.of(table.config(), "file:///nowhere/", null, Map.of(), 1);
    }

    private static CheckConfig check(String metric, String column, String pattern, String expression) {
        return new CheckConfig(metric, column, 0.5, Severity.WARNING, pattern, expression, null);
    }
}
