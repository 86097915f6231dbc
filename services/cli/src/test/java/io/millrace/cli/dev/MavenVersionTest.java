package io.millrace.cli.dev;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class MavenVersionTest {
    @ParameterizedTest
    @CsvSource({"3.8.7, false", "3.9.0, true", "3.9.11, true", "3.10.0, true", "4.0.0-rc-5, true", "2.9.0, false"})
    void dev_mode_takes_a_maven_of_3_9_or_newer(String version, boolean taken) {
        // given
        String printed = "Apache Maven " + version + " (3e54c93a)\nMaven home: /usr/share/maven\n";
        // when
        boolean isTaken = MavenVersion.of(printed).orElseThrow().isAtLeast(MavenVersion.DEV_MODE);
        // then
        assertThat(isTaken).isEqualTo(taken);
    }

    @Test
    void what_does_not_name_a_maven_has_no_version() {
        assertThat(MavenVersion.of("mvn: command not found")).isEmpty();
    }
}
