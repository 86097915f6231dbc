package io.millrace.cli.lake;

import io.millrace.cli.output.CliException;
import io.millrace.cli.output.ExitCodes;
import io.millrace.platform.snapshot.SnapshotTimes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class LakeConnectionTest {
    @ParameterizedTest
    @CsvSource({", PT5M", "15m, PT15M", "90, PT90S", "PT2H, PT2H"})
    void snapshots_are_judged_with_the_tolerance_of_the_lake_s_services(String set, Duration tolerance) {
        // when
        SnapshotTimes times = times(set == null ? Map.of() : Map.of("MILLRACE_PLATFORM_CLOCK_TOLERANCE", set));
        // then
        assertThat(times.tolerance()).isEqualTo(tolerance);
    }

    @Test
    void a_tolerance_that_is_no_duration_is_named() {
        assertThatExceptionOfType(CliException.class)
                .isThrownBy(() -> times(Map.of("MILLRACE_PLATFORM_CLOCK_TOLERANCE", "soon")))
                .satisfies(refusal -> assertThat(refusal.exitCode()).isEqualTo(ExitCodes.USAGE))
                .withMessageContaining("MILLRACE_PLATFORM_CLOCK_TOLERANCE is soon");
    }

    private static SnapshotTimes times(Map<String, String> variables) {
        try (LakeConnection lake = LakeConnection.to(variables)) {
            return lake.snapshotTimes();
        }
    }
}
