package io.millrace.jobs.stream.aside;

import org.junit.jupiter.api.Test;

import java.util.Set;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class RedactionTest {
    private final Redaction redaction = new Redaction(Set.of("phone"));

    @Test
    void values_of_masked_columns_are_hidden_at_any_depth() {
        assertThat(redaction.call("{\"data\":{\"id\":1,\"phone\":\"555\",\"x\":{\"phone\":7}}}".getBytes(UTF_8)))
                .isEqualTo("{\"data\":{\"id\":1,\"phone\":\"****\",\"x\":{\"phone\":\"****\"}}}");
    }

    @Test
    void what_is_no_json_is_withheld_where_something_is_masked() {
        assertThat(redaction.call("{\"phone\":\"555".getBytes(UTF_8))).startsWith("withheld");
        assertThat(redaction.call("{\"phone\":\"555\"} 555".getBytes(UTF_8))).startsWith("withheld");
    }

    @Test
    void a_table_without_masked_columns_keeps_the_raw_message() {
        assertThat(new Redaction(Set.of()).call("{".getBytes(UTF_8))).isEqualTo("{");
        assertThat(redaction.call(null)).isNull();
    }
}
