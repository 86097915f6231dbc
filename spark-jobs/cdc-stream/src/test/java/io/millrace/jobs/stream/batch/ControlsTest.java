package io.millrace.jobs.stream.batch;

import io.millrace.config.tables.TableConfig;
import io.millrace.jobs.stream.rows.ControlMessage;
import io.millrace.jobs.stream.rows.Survey;
import io.millrace.jobs.stream.testing.OneTable;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

class ControlsTest {
    private static final TableConfig TABLE = OneTable.of("{name: id, type: long}");

    @Test
    void the_last_columns_are_those_of_the_log_also_when_one_partition_was_read_further_than_another() {
        // given
        Survey survey = survey(columns(0, 10, 20, "v2"), columns(0, 11, 30, "v3"), columns(2, 4, 20, "v2"));

        // when
        List<String> told = new Controls(TABLE, Set.of()).changeColumns(survey);

        // then
        assertThat(told).containsExactly("v2", "v2", "v3");
    }

    private static ControlMessage columns(int partition, long offset, long lsn, String value) {
        return new ControlMessage(partition, offset, "change-columns", Instant.EPOCH, lsn, 0, null, value);
    }

    private static Survey survey(ControlMessage... controls) {
        return new Survey(
                Map.of(),
                Map.of(),
                Map.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                null,
                30L,
                null,
                List.of(controls),
                Instant.EPOCH);
    }
}
