package io.millrace.cli.lake;

import io.millrace.cli.output.CliException;
import io.millrace.cli.output.ExitCodes;
import io.millrace.cli.process.RunningProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class LakeStateIT {
    private static final RunningProcess THIS =
            RunningProcess.of("supervisor", ProcessHandle.current().pid(), "");

    @TempDir
    private Path data;

    @Test
    void what_runs_is_read_as_it_was_written() {
        // given
        LakeState written = new LakeState(true, THIS, List.of(THIS), Map.of("S3_ENDPOINT", "http://127.0.0.1:1"));
        // when
        written.write(data);
        // then
        assertThat(LakeState.up(data)).contains(written);
        assertThat(data.resolve("lake.json.new")).doesNotExist();
    }

    @Test
    void a_lake_that_is_still_starting_is_not_up() {
        // given
        LakeState starting = new LakeState(false, THIS, List.of(), Map.of());
        // when
        starting.write(data);
        // then
        assertThat(LakeState.up(data)).isEmpty();
        assertThat(LakeState.read(data)).contains(starting);
    }

    @Test
    void another_process_with_the_same_id_is_not_the_supervisor() {
        // given
        RunningProcess earlier =
                new RunningProcess("supervisor", THIS.pid(), THIS.startedAt().minusSeconds(60), "");
        // when
        new LakeState(true, earlier, List.of(), Map.of()).write(data);
        // then
        assertThat(LakeState.up(data)).isEmpty();
    }

    @Test
    void a_data_folder_serves_one_lake_at_a_time() {
        // given
        new LakeState(false, THIS, List.of(), Map.of()).write(data);
        try (DataLock held = DataLock.take(data)) {
            // when / then
            assertThat(held).isNotNull();
            assertThatExceptionOfType(CliException.class)
                    .isThrownBy(() -> DataLock.take(data))
                    .satisfies(refusal -> assertThat(refusal.exitCode()).isEqualTo(ExitCodes.USAGE))
                    .withMessageContaining("process " + THIS.pid())
                    .withMessageContaining("./millrace down");
        }
        try (DataLock again = DataLock.take(data)) {
            assertThat(again).isNotNull();
        }
    }

    @Test
    void a_state_file_that_is_no_json_is_named_in_the_error() throws Exception {
        // given
        Files.writeString(data.resolve("lake.json"), "{");
        // when / then
        assertThatExceptionOfType(CliException.class)
                .isThrownBy(() -> LakeState.read(data))
                .withMessageContaining("lake.json");
    }
}
