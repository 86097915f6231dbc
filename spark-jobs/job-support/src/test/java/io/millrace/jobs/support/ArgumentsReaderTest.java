package io.millrace.jobs.support;

import io.millrace.config.InvalidInputException;
import io.millrace.config.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ArgumentsReaderTest {
    private static final String ORIGIN = "s3://lake/arguments.json";

    @Test
    void a_document_becomes_the_record_and_absent_keys_are_null() {
        // when
        Errand errand = read("{'target': 'file:/t/', 'count': 3, 'shapes': ['ROUND', 'SQUARE']}");

        // then
        assertThat(errand)
                .isEqualTo(
                        new Errand("file:/t/", 3, null, null, null, List.of(Errand.Shape.ROUND, Errand.Shape.SQUARE)));
    }

    @Test
    void an_unknown_key_is_refused_with_the_known_ones() {
        // when
        List<Problem> problems = refused("{'target': 'file:/t/', 'count': 3, 'cuont': 4}");

        // then
        assertThat(problems).extracting(Problem::what).containsExactly("argument cuont");
        assertThat(problems.get(0).whatToDo()).contains("target, count, share, loud, shape, shapes");
    }

    @Test
    void a_missing_key_and_one_that_is_null_are_refused() {
        // when
        List<Problem> problems = refused("{'target': null}");

        // then
        assertThat(problems).extracting(Problem::what).containsExactly("argument target", "argument count");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    target | 7
                    target | true
                    target | {}
                    count  | 'three'
                    count  | '3'
                    count  | 3.5
                    count  | true
                    count  | [3]
                    count  | 99999999999
                    share  | '0.5'
                    loud   | 1
                    loud   | 'true'
                    shape  | 'OVAL'
                    shape  | 0
                    shape  | ''
                    shapes | 'ROUND'
                    shapes | ['ROUND', 'OVAL']
                    """,
            quoteCharacter = '"')
    void a_value_of_another_type_is_refused_by_its_key(String key, String value) {
        // given
        String others = key.equals("target") ? "'count': 3" : key.equals("count") ? "'target': 'file:/t/'" : WHOLE;

        // when
        List<Problem> problems = refused("{%s, '%s': %s}".formatted(others, key, value));

        // then
        assertThat(problems).extracting(Problem::what).containsExactly("argument " + key);
    }

    private static final String WHOLE = "'target': 'file:/t/', 'count': 3";

    @Test
    void all_problems_are_told_at_once() {
        // when
        List<Problem> problems = refused("{'count': 'many', 'share': 'half', 'colour': 'red'}");

        // then
        assertThat(problems)
                .extracting(Problem::what)
                .containsExactlyInAnyOrder("argument colour", "argument count", "argument share", "argument target");
        assertThat(problems).allSatisfy(problem -> {
            assertThat(problem.why()).isNotBlank();
            assertThat(problem.whatToDo()).isNotBlank();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "3",
                "[]",
                "null",
                "{'count': 3",
                "{'target': 'a', 'count': 3} {}",
                "{'target': 'a', 'count': 3, 'count': 4}"
            })
    void what_is_no_single_object_with_each_key_once_is_refused_by_its_address(String document) {
        assertThat(refused(document)).extracting(Problem::what).containsExactly("arguments " + ORIGIN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            quoteCharacter = '"',
            textBlock =
                    """
                    {'target': 'file:/t/', 'count': 'x'} | file:/t/
                    {'target': 'file:/t'}                | none
                    {'target': 3}                        | none
                    {}                                   | none
                    nonsense                             | none
                    """)
    void the_target_of_a_refused_document_is_found_where_it_is_a_folder(String document, String target) {
        assertThat(ArgumentsReader.targetOf(bytes(document))).isEqualTo(target);
    }

    private static Errand read(String document) {
        return ArgumentsReader.read(bytes(document), ORIGIN, Errand.class);
    }

    private static List<Problem> refused(String document) {
        return catchThrowableOfType(InvalidInputException.class, () -> read(document))
                .problems();
    }

    private static byte[] bytes(String document) {
        return document.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }
}
