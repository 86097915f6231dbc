package io.millrace.capture.engine;

import io.millrace.config.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class EngineOverridesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "skipped.operations",
                "snapshot.mode",
                "heartbeat.interval.ms",
                "slot.name",
                "decimal.handling.mode",
                "table.include.list"
            })
    void what_capture_sets_itself_is_refused(String name) {
        assertThat(refusal(name)).contains("millrace.capture.engine." + name, "sets this property", "Remove it");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "table.exclude.list",
                "schema.include.list",
                "column.exclude.list",
                "column.mask.with.12.chars",
                "column.truncate.to.20.chars",
                "snapshot.select.statement.overrides.public.vehicles",
                "message.key.columns",
                "transforms",
                "transforms.filter.type",
                "skip.messages.without.change",
                "slot.stream.params",
                "field.name.adjustment.mode",
                "lsn.flush.mode",
                "replica.identity.autoset.values",
                "signal.enabled.channels"
            })
    void what_may_lose_or_change_rows_before_kafka_is_refused(String name) {
        assertThat(refusal(name)).contains("millrace.capture.engine." + name, "rows may be left out");
    }

    private static String refusal(String name) {
        List<Problem> problems = EngineOverrides.problems(Map.of(name, "any"));
        assertThat(problems).hasSize(1);
        return problems.get(0).toString();
    }

    @Test
    void all_that_is_wrong_is_told_at_once_and_the_rest_may_be_set() {
        // when
        List<Problem> problems = EngineOverrides.problems(Map.of(
                "tombstones.on.delete", "true",
                "column.include.list", "public.vehicles.id",
                "database.sslrootcert", "/etc/ssl/db.pem",
                "status.update.interval.ms", "5000"));

        // then
        assertThat(problems)
                .extracting(Problem::toString)
                .satisfiesExactly(
                        column -> assertThat(column).contains("column.include.list"),
                        tombstones -> assertThat(tombstones).contains("tombstones.on.delete"));
    }
}
