package io.millrace.jobs.stream.run;

import io.millrace.config.tables.PipelineConfig;
import io.millrace.config.tables.read.Placeholders;
import io.millrace.config.tables.read.TablesYaml;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class UpkeepTest {
    @Test
    void deletes_are_known_longer_than_any_row_that_lies_aside_may_come_back() {
        // given
        String yaml =
                """
                settings: {checkpoint_location: "s3://b-b/c/", quarantine_path: "s3://b-b/q/", delta_bucket: b-b}
                tables:
                  - {name: orders, primary_key: id, schema: [{name: id, type: integer}], history: scd1, replay: {max_age: 60 days}}
                  - {name: items, primary_key: id, schema: [{name: id, type: integer}], replay: {max_age: 90 days}}
                """;
        PipelineConfig config = TablesYaml.read("t.yaml", yaml, new Placeholders(null, null, Map.of()));

        // when
        Duration remembered = Upkeep.policy(config).rememberDeletes();

        // then
        assertThat(remembered).isEqualTo(Duration.ofDays(60 + 7));
    }
}
