package io.millrace.config.quality.rules;

import io.millrace.config.InvalidInputException;
import io.millrace.config.Problem;
import io.millrace.config.quality.Finding;
import io.millrace.config.quality.RuleConfig;
import io.millrace.config.shape.Key;
import io.millrace.config.shape.Shape;
import io.millrace.config.tables.PipelineConfig;
import io.millrace.config.tables.read.FleetFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** A user's own type of rule is one class that is announced as a service. */
class RuleContractsTest {
    private static final String OWN_RULE = FleetFile.text()
            .replace(
                    "type: not_null, column: name, params: {}",
                    "type: check_digit, column: employee_id, params: {modulus: 97}");

    private final ClassLoader before = Thread.currentThread().getContextClassLoader();

    @TempDir
    private Path jar;

    @AfterEach
    void forget_what_was_announced() {
        Thread.currentThread().setContextClassLoader(before);
    }

    @Test
    void an_unknown_type_is_refused() {
        // when
        InvalidInputException refused =
                catchThrowableOfType(InvalidInputException.class, () -> FleetFile.read(OWN_RULE));
        // then
        assertThat(refused.problems())
                .extracting(Problem::why)
                .containsExactly("the text 'check_digit' is not known here");
    }

    @Test
    void an_announced_type_is_known() throws IOException {
        // given
        announce(CheckDigit.class);
        // when
        PipelineConfig config = FleetFile.read(OWN_RULE);
        // then
        RuleConfig rule = config.tables().get(1).dqRules().get(1);
        assertThat(rule.type()).isEqualTo("check_digit");
        assertThat(rule.params()).isEqualTo(Map.of("modulus", 97L));
    }

    @Test
    void an_announced_type_checks_its_own_params() throws IOException {
        // given
        announce(CheckDigit.class);
        String wrong = OWN_RULE.replace("modulus: 97", "modulus: 96");
        // when
        InvalidInputException refused = catchThrowableOfType(InvalidInputException.class, () -> FleetFile.read(wrong));
        // then
        int line = wrong.substring(0, wrong.indexOf("modulus: 96")).split("\n", -1).length;
        assertThat(refused.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.what()).startsWith("tables.yaml:" + line + ":");
            assertThat(problem.why()).isEqualTo("the modulus is even");
        });
    }

    @Test
    void two_classes_cannot_have_one_type() throws IOException {
        // given
        announce(OtherRange.class);
        // then
        assertThatThrownBy(RuleContracts::announced)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("'range'")
                .hasMessageContaining(OtherRange.class.getName());
    }

    private void announce(Class<? extends RuleContract> rule) throws IOException {
        Path services = Files.createDirectories(jar.resolve("META-INF/services"));
        Files.writeString(services.resolve(RuleContract.class.getName()), rule.getName());
        URL[] urls = {jar.toUri().toURL()};
        Thread.currentThread().setContextClassLoader(new URLClassLoader(urls, before));
    }

    /** A type of somebody else. */
    public static final class CheckDigit implements RuleContract {
        @Override
        public String type() {
            return "check_digit";
        }

        @Override
        public Shape.Group params() {
            return Shape.Group.of(Key.required("modulus", new Shape.Whole(2, 1000), "What is divided by."));
        }

        @Override
        public List<Finding> problems(RuleConfig rule, RuleScope scope) {
            long modulus = ((Number) rule.params().get("modulus")).longValue();
            return modulus % 2 == 1
                    ? List.of()
                    : List.of(new Finding("params.modulus", "the modulus is even", "Take an odd one."));
        }
    }

    /** A type that is built in. */
    public static final class OtherRange implements RuleContract {
        @Override
        public String type() {
            return "range";
        }

        @Override
        public List<Finding> problems(RuleConfig rule, RuleScope scope) {
            return List.of();
        }
    }
}
