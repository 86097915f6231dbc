package io.millrace.jobs.quality.transforms;

import io.millrace.config.InvalidInputException;
import io.millrace.config.tables.ColumnType.Kind;
import io.millrace.jobs.quality.Tables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Map;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class TransformErrorsTest {
    static Stream<Arguments> mistakes() {
        return Stream.of(
                arguments("mask", "name", Map.of(), "no transform of type mask is known"),
                arguments("trim", "nmae", Map.of(), "no column nmae"),
                arguments("trim", "speed", Map.of(), "of type double when its turn comes"),
                arguments("round", "name", Map.of(), "of type string when its turn comes"),
                arguments("round", "speed", Map.of("decimals", 1.5), "parameter decimals is 1.5"),
                arguments("mask_pii", "name", Map.of("visible", 4), "parameter visible is not known"),
                arguments("mask_pii", "name", Map.of("visible_chars", -1), "parameter visible_chars is -1"),
                arguments("hash", "name", Map.of("key", "secret"), "parameter key is not known"),
                arguments("hash", "name", Map.of("key_env", "NOT_SET"), "environment variable NOT_SET"),
                arguments("hash", "speed", Map.of("key_env", "K"), "of type double when its turn comes"),
                arguments("cast", "name", Map.of("to_type", "intger"), "no type intger is known"),
                arguments("cast", "name", Map.of("to_type", "decimal(39,2)"), "no type decimal(39,2) is known"),
                arguments("cast", "speed", Map.of("to_type", "date"), "nothing of type double can be made date"),
                arguments("default_value", "speed", Map.of("value", "0"), "0 is no number"),
                arguments("rename", "name", Map.of("new_name", "speed"), "another column is named speed"),
                arguments("rename", "name", Map.of("new_name", "_batch"), "the lake's own"),
                arguments("trim", "id", Map.of(), "stored as it arrives"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void a_transform_that_makes_no_sense_stops_the_work_before_it_begins(
            String type, String column, Map<String, Object> params, String why) {
        assertThatThrownBy(() ->
                        Transforms.of(table().transform(type, column, params).config(), Map.of("K", "key")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("of table trips")
                .hasMessageContaining(why);
    }

    @Test
    void a_key_is_never_quoted() {
        assertThatThrownBy(() -> Transforms.of(
                        table().transform("hash", "name", Map.of("key_env", "K", "salt", 1))
                                .config(),
                        Map.of("K", "the secret")))
                .message()
                .doesNotContain("the secret");
    }

    @Test
    void after_a_rename_the_next_transform_calls_the_column_by_its_new_name() {
        // given
        Tables renamed = table().transform("rename", "name", Map.of("to", "driver"));

        // then
        assertThat(Transforms.of(renamed.transform("upper", "driver", Map.of()).config())
                        .column("name")
                        .apply("al"))
                .isEqualTo("AL");
        assertThatThrownBy(() -> Transforms.of(
                        renamed.transform("lower", "name", Map.of()).config()))
                .hasMessageContaining("no column name when its turn comes");
    }

    private static Tables table() {
        return Tables.table("trips").column("name", Kind.STRING).column("speed", Kind.DOUBLE);
    }
}
