package io.millrace.gateway.domain;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.URLEncoder;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class PercentTest {
    @ParameterizedTest
    @CsvSource({"plain,plain", "a%20b,a b", "Euro%20%E2%82%AC,Euro €", "1+1,1+1", "100%,100%", "%zz,%zz", "%4,%4"})
    void escapes_become_text_and_all_else_stands_for_itself(String encoded, String text) {
        // when / then
        assertThat(Percent.decode(encoded)).isEqualTo(text);
    }

    @Property
    void every_text_survives_the_way_through_a_header(@ForAll String text) {
        // given
        String wellFormed = new String(text.getBytes(UTF_8), UTF_8);
        String encoded = URLEncoder.encode(wellFormed, UTF_8).replace("+", "%20");

        // when / then
        assertThat(Percent.decode(encoded)).isEqualTo(wellFormed);
    }
}
