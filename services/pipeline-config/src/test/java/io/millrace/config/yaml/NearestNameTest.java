package io.millrace.config.yaml;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class NearestNameTest {
    private static final List<String> KNOWN = List.of("name", "topic", "delta_path", "primary_key", "schema");

    @ParameterizedTest
    @CsvSource({
        "nmae, name",
        "Topic, topic",
        "delta_pth, delta_path",
        "primarykey, primary_key",
        "shema, schema",
        "primary_kye, primary_key"
    })
    void a_slip_of_the_pen_finds_what_was_meant(String written, String meant) {
        assertThat(NearestName.of(written, KNOWN)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"colour", "x", "primary", "path"})
    void another_word_finds_nothing(String written) {
        assertThat(NearestName.advice(written, KNOWN)).startsWith("Known are: name, topic");
    }

    @Property(tries = 200)
    void distance_is_that_of_any_two_texts(
            @ForAll @AlphaChars @StringLength(max = 8) String a, @ForAll @AlphaChars @StringLength(max = 8) String b) {
        // when
        int distance = NearestName.distance(a, b);
        // then
        assertThat(distance)
                .isEqualTo(NearestName.distance(b, a))
                .isBetween(Math.abs(a.length() - b.length()), Math.max(a.length(), b.length()));
        assertThat(distance == 0).isEqualTo(a.equals(b));
    }
}
