package io.millrace.gateway.domain;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ApiKeysTest {
    /** SHA-256 of {@code abc}, from FIPS 180-2. */
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void a_key_is_accepted_by_its_hash_alone() {
        // given
        ApiKeys keys = new ApiKeys(List.of("0".repeat(64), ABC));

        // when / then
        assertThat(keys.accept("abc")).isTrue();
        assertThat(keys.accept("abd")).isFalse();
        assertThat(keys.accept(ABC)).isFalse();
        assertThat(keys.accept("")).isFalse();
        assertThat(keys.accept(null)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD", ""})
    void what_is_no_hash_is_refused_without_being_repeated(String entry) {
        // when / then
        assertThatThrownBy(() -> new ApiKeys(List.of(entry)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("millrace.gateway.api-key-hashes: an entry is not a SHA-256");
    }
}
