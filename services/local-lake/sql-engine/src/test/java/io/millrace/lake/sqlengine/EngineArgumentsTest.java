package io.millrace.lake.sqlengine;

import io.millrace.lake.part.PartArguments;
import io.millrace.lake.part.PartException;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EngineArgumentsTest {
    @Test
    void tables_of_256_buckets_can_be_written_unless_the_environment_says_otherwise() {
        // when
        EngineArguments usual = EngineArguments.of(given(EngineArguments.NAMES), Map.of());
        EngineArguments other = EngineArguments.of(
                given(EngineArguments.NAMES),
                Map.of("MILLRACE_TRINO_OPEN_WRITERS", "64", "MILLRACE_TRINO_HEAP_MB", "2048"));

        // then
        assertThat(usual.openWriters()).isGreaterThanOrEqualTo(256);
        assertThat(usual.heapMegabytes()).isEqualTo(1024);
        assertThat(other.openWriters()).isEqualTo(64);
        assertThat(other.heapMegabytes()).isEqualTo(2048);
    }

    @Test
    void further_options_of_the_jvm_are_told_apart_by_blanks() {
        // when
        EngineArguments usual = EngineArguments.of(given(EngineArguments.NAMES), Map.of());
        EngineArguments other = EngineArguments.of(
                given(EngineArguments.NAMES), Map.of("MILLRACE_TRINO_JVM_OPTIONS", " -XX:+UseSerialGC  -Da=b"));

        // then
        assertThat(usual.jvmOptions()).isEmpty();
        assertThat(other.jvmOptions()).containsExactly("-XX:+UseSerialGC", "-Da=b");
    }

    @Test
    void a_setting_that_is_no_number_is_named() {
        assertThatThrownBy(() ->
                        EngineArguments.of(given(EngineArguments.NAMES), Map.of("MILLRACE_TRINO_OPEN_WRITERS", "many")))
                .isInstanceOf(PartException.class)
                .hasMessageContaining("MILLRACE_TRINO_OPEN_WRITERS")
                .hasMessageContaining("many");
    }

    @Test
    void an_argument_that_is_missing_is_named() {
        List<String> some = EngineArguments.NAMES.stream()
                .filter(name -> !name.equals(EngineArguments.S3))
                .toList();

        assertThatThrownBy(() -> EngineArguments.of(given(some), Map.of()))
                .isInstanceOf(PartException.class)
                .hasMessageContaining("--s3-endpoint");
    }

    private static PartArguments given(List<String> names) {
        List<String> arguments = new ArrayList<>(List.of("--port", "28080", "--data", "/tmp/engine"));
        names.forEach(name -> arguments.addAll(List.of("--" + name, "x")));
        return PartArguments.parse(EngineArguments.NAMES, arguments.toArray(String[]::new));
    }
}
