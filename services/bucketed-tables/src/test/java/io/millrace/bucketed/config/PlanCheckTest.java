package io.millrace.bucketed.config;

import io.millrace.bucketed.domain.DatasetPlan;
import io.millrace.bucketed.domain.EntityResolutionPlan;
import io.millrace.bucketed.domain.Names;
import io.millrace.events.bucketing.FinishedTable.Way;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PlanCheckTest {

    @Test
    void folders_beside_each_other_are_fine() {
        assertThatCode(() -> PlanCheck.check(List.of(
                        plan(Way.CTAS, "s3://b/ctas/", "s3://b/er/", List.of("*"), List.of("s3://b/bucketed/")))))
                .doesNotThrowAnyException();
    }

    @Test
    void a_folder_in_another_is_refused_by_the_names_of_both_properties() {
        assertThatThrownBy(() -> PlanCheck.check(List.of(
                        plan(Way.DIRECT, null, "s3://b/bucketed/er", List.of("t"), List.of("s3://b/bucketed/")))))
                .hasMessageContaining("millrace.bucketed-tables.datasets.d.entity-resolution.target")
                .hasMessageContaining("millrace.bucketed-tables.datasets.d.version-roots[0]");
    }

    @Test
    void ctas_without_a_place_to_write_is_refused() {
        assertThatThrownBy(() -> PlanCheck.check(List.of(plan(Way.CTAS, null, null, List.of(), List.of()))))
                .hasMessageContaining("millrace.bucketed-tables.datasets.d.ctas-target is missing");
    }

    @Test
    void entity_resolution_tables_without_a_place_to_write_are_refused() {
        assertThatThrownBy(() -> PlanCheck.check(List.of(plan(Way.DIRECT, null, null, List.of("t"), List.of()))))
                .hasMessageContaining("millrace.bucketed-tables.datasets.d.entity-resolution.target is missing");
    }

    @Test
    void a_whole_bucket_is_refused_by_the_name_of_the_property() {
        assertThatThrownBy(() -> PlanCheck.check(List.of(plan(Way.DIRECT, null, null, List.of(), List.of("s3://b/")))))
                .hasMessageContaining("millrace.bucketed-tables.datasets.d.version-roots[0] is wrong");
    }

    private static DatasetPlan plan(Way way, String ctas, String er, List<String> erTables, List<String> roots) {
        return new DatasetPlan(
                "d",
                way,
                Optional.ofNullable(ctas),
                20,
                new Names("bucketed_", "part_"),
                3,
                roots,
                100,
                new EntityResolutionPlan(erTables, Optional.ofNullable(er), "AXM", "STRING", List.of()));
    }
}
