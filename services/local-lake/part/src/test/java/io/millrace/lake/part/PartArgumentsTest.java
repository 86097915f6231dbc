package io.millrace.lake.part;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PartArgumentsTest {
    private static final List<String> KNOWN = List.of("access-key");

    @Test
    void without_arguments_the_port_is_free_and_nothing_is_kept() {
        // when
        PartArguments arguments = PartArguments.parse(KNOWN);

        // then
        assertThat(arguments.port()).isZero();
        assertThat(arguments.data()).isEmpty();
        assertThatThrownBy(arguments::requiredData)
                .isInstanceOf(PartException.class)
                .hasMessageContaining("--data");
    }

    @Test
    void every_pair_is_read_in_any_order() {
        // when
        PartArguments arguments =
                PartArguments.parse(KNOWN, "--access-key", "k", "--data", "/lake/broker", "--port", "9092");

        // then
        assertThat(arguments.port()).isEqualTo(9092);
        assertThat(arguments.requiredData()).isEqualTo(Path.of("/lake/broker"));
        assertThat(arguments.others()).containsOnlyKeys("access-key").containsEntry("access-key", "k");
    }

    @Test
    void a_relative_folder_is_taken_from_the_working_directory() {
        // when
        PartArguments arguments = PartArguments.parse(KNOWN, "--data", "here");

        // then
        assertThat(arguments.requiredData())
                .isAbsolute()
                .isEqualTo(Path.of("").toAbsolutePath().resolve("here"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "65536", "http", "", "1.5"})
    void what_is_no_port_is_refused(String port) {
        assertThatThrownBy(() -> PartArguments.parse(KNOWN, "--port", port))
                .isInstanceOf(PartException.class)
                .hasMessageContaining("'" + port + "' is not a port");
    }

    @ParameterizedTest
    @CsvSource({
        "--prot, unknown argument '--prot'",
        "port, unknown argument 'port'",
        "--port, argument '--port' has no value"
    })
    void a_wrong_argument_is_named_with_those_that_are_known(String argument, String message) {
        assertThatThrownBy(() -> PartArguments.parse(KNOWN, argument))
                .isInstanceOf(PartException.class)
                .hasMessageContaining(message);
    }

    @Property
    void any_value_of_a_known_argument_is_kept_as_it_is(@ForAll String value) {
        assertThat(PartArguments.parse(KNOWN, "--access-key", value).others()).containsEntry("access-key", value);
    }
}
