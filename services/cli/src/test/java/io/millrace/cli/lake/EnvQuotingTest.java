package io.millrace.cli.lake;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class EnvQuotingTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            textBlock =
                    """
                    plain,      'plain'
                    two words,  'two words'
                    $HOME `id`, '$HOME `id`'
                    it's,       'it'\\''s'
                    """)
    void a_value_is_one_word_of_a_shell_whatever_it_holds(String value, String quoted) {
        // when
        String word = EnvCommand.quoted(value);
        // then
        assertThat(word).isEqualTo(quoted);
    }
}
