package io.millrace.cli.trace;

import io.millrace.cli.lake.LakeService;
import io.millrace.events.EventType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

class ChainStagesTest {
    private static final ChainStages EVERYWHERE = new ChainStages(Optional.empty());

    @Test
    void the_stage_of_a_service_that_does_not_run_is_not_waited_for() {
        // given
        ChainStages withoutEngine = new ChainStages(Optional.of(Set.of("table-registration", "alerting")));
        // when
        List<String> bucketed = withoutEngine.concernedBy(EventType.SNAPSHOT_BUCKETED);
        List<String> registered = withoutEngine.concernedBy(EventType.TABLES_REGISTERED);
        // then
        assertThat(bucketed).containsExactly("table-registration");
        assertThat(registered).isEmpty();
    }

    @Test
    void every_stage_is_waited_for_where_nobody_knows_what_runs() {
        // when
        List<String> registered = EVERYWHERE.concernedBy(EventType.TABLES_REGISTERED);
        List<String> created = EVERYWHERE.concernedBy(EventType.BUCKETED_TABLES_CREATED);
        // then
        assertThat(registered).containsExactly("bucketed-tables");
        assertThat(created).containsExactly("cleanroom-reporting");
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void every_stage_is_a_service_of_the_lake(EventType type) {
        // when
        List<String> stages = EVERYWHERE.concernedBy(type);
        // then
        assertThat(Arrays.stream(LakeService.values()).map(LakeService::title)).containsAll(stages);
    }
}
