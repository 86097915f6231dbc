package io.millrace.platform.stage;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;

class StageSettingsTest {
    private static final StageSettings SETTINGS =
            new StageSettings("test", 9, Duration.ofSeconds(2), Duration.ofMinutes(1), Duration.ofSeconds(1));

    @Test
    void delay_doubles_with_each_try() {
        assertThat(SETTINGS.ceiling(1)).hasSeconds(2);
        assertThat(SETTINGS.ceiling(2)).hasSeconds(4);
        assertThat(SETTINGS.ceiling(5)).hasSeconds(32);
    }

    @Property
    void no_delay_is_longer_than_the_longest(@ForAll @IntRange(min = 0) int attempt) {
        assertThat(SETTINGS.ceiling(attempt)).isBetween(Duration.ofSeconds(2), Duration.ofMinutes(1));
    }
}
