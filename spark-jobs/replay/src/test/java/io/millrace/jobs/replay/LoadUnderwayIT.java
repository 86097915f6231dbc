package io.millrace.jobs.replay;

import io.millrace.config.quarantine.ReplayResult;
import io.millrace.jobs.stream.load.CompletedLoads;
import io.millrace.jobs.stream.rows.ControlMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;

import static io.millrace.jobs.replay.Lane.rows;
import static io.millrace.jobs.replay.Message.loadCompleted;
import static io.millrace.jobs.replay.Message.loadStarted;
import static io.millrace.jobs.replay.Message.telemetry;
import static org.assertj.core.api.Assertions.assertThat;

class LoadUnderwayIT {
    @TempDir
    private Path folder;

    /** A row waits, and the stream has noted a load's end at offset 4 of which the table has nothing. */
    private Lane underway() {
        Lane lane = new Lane(folder, "underway")
                .stream("telemetry", telemetry("insert", 1, 1, 10.0, 80.0), telemetry("insert", 2, 2, 10.0, 360.0))
                        .configured("params: {min: 0, max: 350}", "params: {min: 0, max: 400}");
        new CompletedLoads(lane.root + "quarantine/", "telemetry")
                .note(
                        new ControlMessage(
                                0, 4, "load-completed", Message.commit(3), 3, -1, null, "as the stream notes it"),
                        Lane.SPARK);
        return lane;
    }

    @Test
    void nothing_comes_back_while_the_end_of_a_load_is_noted_and_what_it_brought_is_not_yet_in_the_table() {
        // given
        Lane lane = underway();
        List<Long> before = lane.versions("telemetry");

        // when
        ReplayResult.Table refused = lane.replay("telemetry");

        // then
        assertThat(refused.error()).contains("the stream is taking the end of a load (partition 0, offset 4)");
        assertThat(lane.versions("telemetry")).isEqualTo(before);
    }

    @Test
    void a_row_comes_back_before_a_load_that_brought_its_key_once_the_end_of_the_load_is_in_the_table() {
        // given
        Lane lane = underway().stream(
                "telemetry",
                loadStarted("telemetry", 3),
                telemetry("load", 3, 2, 11.0, 80.0),
                loadCompleted("telemetry", 3));

        // when
        ReplayResult.Table replayed = lane.replay("telemetry");

        // then
        assertThat(replayed.error()).isNull();
        assertThat(rows(lane.delta("telemetry"), "id", "_lsn", "_is_current", "_deleted_lsn"))
                .containsExactly("1 1 false 3", "2 2 false null", "2 3 true null");
    }
}
