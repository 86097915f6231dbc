package io.millrace.config.yaml;

import io.millrace.config.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** YAML is read as data alone, within limits, and what is wrong has its place. */
class YamlReaderTest {
    private final Problems problems = new Problems();

    @Test
    void values_have_the_kinds_of_yamls_core_schema() {
        // given
        String text = "[yes, true, 12, 0x1F, 0o17, -1.5, 2e3, ~, null, '12', 2026-01-01, .inf, 1_000]";
        // when
        Object plain = YamlReader.read("f", text, problems).orElseThrow().plain();
        // then
        assertThat(problems.all()).isEmpty();
        assertThat(plain)
                .isEqualTo(new ArrayList<>(Arrays.asList(
                        "yes",
                        true,
                        12L,
                        31L,
                        15L,
                        new java.math.BigDecimal("-1.5"),
                        new java.math.BigDecimal("2e3"),
                        null,
                        null,
                        "12",
                        "2026-01-01",
                        ".inf",
                        "1_000")));
    }

    @Test
    void aliases_repeat_what_stands_above() {
        // when
        Object plain = YamlReader.read("f", "a: &one {b: 1}\nc: *one", problems)
                .orElseThrow()
                .plain();
        // then
        assertThat(plain).isEqualTo(Map.of("a", Map.of("b", 1L), "c", Map.of("b", 1L)));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
            ~~                            | f:1:1  | the file is empty
            a: [1, 2                      | f:1:9  | it is not YAML
            a: 'open                      | f:1:9  | it is not YAML
            a: 1\\n b: 2                  | f:2:3  | it is not YAML
            a: 1\\na: 2                   | f:2:1  | stands here again, first in line 1
            a: 1\\n---\\nb: 2             | f:2:1  | a second document
            a: !!java/object 1            | f:1:4  | would ask for a type
            a: !mine {b: 1}               | f:1:4  | would ask for a type
            ? [1, 2]\\n: 3                | f:1:3  | a key is a list
            a: &a [*a]                    | f:1:8  | repeats nothing that is complete
            a: *b                         | f:1:4  | repeats nothing that is complete
            a: "\\\\q"                    | f:1:6  | it is not YAML
            a: b\\u0007                   | f:1:5  | U+0007 may not stand in YAML
            %YAML 3.0\\n---\\na: 1        | f:1:1  | it is not YAML
            """)
    void what_cannot_be_read_is_told_with_its_place(String text, String what, String why) {
        // given
        String unescaped =
                text.replace("\\n", "\n").replace("\\u0007", "\u0007").replace("\\\\", "\\");
        // when
        YamlReader.read("f", unescaped, problems);
        // then
        assertThat(problems.all()).hasSize(1);
        assertThat(problems.all().get(0).what()).isEqualTo(what);
        assertThat(problems.all().get(0).why()).contains(why);
    }

    @Test
    void a_byte_order_mark_is_no_part_of_the_text() {
        // when
        Object plain =
                YamlReader.read("f", "\uFEFFa: 1", problems).orElseThrow().plain();
        // then
        assertThat(plain).isEqualTo(Map.of("a", 1L));
    }

    @Test
    void aliases_of_aliases_end_before_memory_does() {
        // given
        StringBuilder text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            String ten = ("*a" + (i - 1) + ", ").repeat(10);
            text.append("a%d: &a%d [%s]%n".formatted(i, i, ten));
        }
        // when
        YamlReader.read("f", text.toString(), problems);
        // then
        assertThat(problems.all())
                .extracting(Problem::why)
                .containsExactly("the file has more than 2000000 values, aliases counted as often as they are used");
    }

    @Test
    void brackets_in_brackets_end_before_the_stack_does() {
        // when
        YamlReader.read("f", "[".repeat(100_000), problems);
        // then
        assertThat(problems.all()).extracting(Problem::why).containsExactly("it is nested more than 32 deep");
    }

    @Test
    void a_file_without_end_is_not_read() {
        // when
        YamlReader.read("f", "#".repeat((16 << 20) + 1), problems);
        // then
        assertThat(problems.all())
                .extracting(Problem::why)
                .containsExactly("the file has more than 16777216 characters");
    }

    @Test
    void problems_are_told_once_and_in_the_files_order() {
        // given
        problems.add(new Place("f", 10, 1), "later", "Do.");
        problems.add(new Place("f", 9, 5), "earlier", "Do.");
        problems.add(new Place("f", 10, 1), "later", "Do.");
        // when
        List<Problem> all = problems.all();
        // then
        assertThat(all).extracting(Problem::what).containsExactly("f:9:5", "f:10:1");
    }
}
