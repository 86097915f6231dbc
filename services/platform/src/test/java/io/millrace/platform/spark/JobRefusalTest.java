package io.millrace.platform.spark;

import io.millrace.platform.spark.JobRefusal.Problem;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class JobRefusalTest {
    @Test
    void very_many_problems_are_counted_beyond_the_two_hundredth() {
        // given
        List<Problem> problems = IntStream.range(0, 1_742)
                .mapToObj(column -> new Problem("column " + column, "missing", "Bring it back."))
                .toList();
        // when
        JobRefusal refusal = new JobRefusal("split-and-bucket", "now", problems);
        // then
        assertThat(refusal.reasons()).contains("column 199: missing").endsWith("; and 1542 more");
        assertThat(refusal.advice()).isEqualTo("Bring it back.");
    }

    @Test
    void document_without_a_problem_is_none() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JobRefusal.parse("{\"job\": \"j\", \"at\": \"t\", \"problems\": []}"))
                .withMessageContaining("no problem");
    }
}
