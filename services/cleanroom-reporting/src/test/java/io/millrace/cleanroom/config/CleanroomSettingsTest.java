package io.millrace.cleanroom.config;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Optional;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CleanroomSettingsTest {

    @ParameterizedTest
    @CsvSource({
        "part_ibe_01, true",
        "part_addressable_ids, false",
        "part_addressable_ids_er, false",
        "part_ibe_01_er, false",
        "bucketed_ibe_01, false",
        "part_er_x, true",
        "part_aXb, false",
    })
    void tables_of_the_prefix_are_reported_on_unless_they_are_excluded(String table, boolean reported) {
        assertThat(settings(Optional.empty(), Set.of(ReportFormat.JSON)).reportsOn(table))
                .isEqualTo(reported);
    }

    @Test
    void a_membership_id_that_is_none_is_refused_by_the_name_of_its_setting() {
        assertThatThrownBy(() -> settings(Optional.of("my-membership"), Set.of(ReportFormat.JSON)))
                .hasMessageContaining("millrace.cleanroom.membership-id is my-membership");
    }

    @ParameterizedTest
    @CsvSource({"reports, reports/", "reports/, reports/", "'', ''"})
    void a_folder_of_the_reports_ends_with_a_slash(String given, String folder) {
        assertThat(settings(Optional.empty(), Set.of(ReportFormat.JSON), given).reportPrefix())
                .isEqualTo(folder);
    }

    @Test
    void formats_without_json_are_refused_by_the_name_of_their_setting() {
        assertThatThrownBy(() -> settings(Optional.empty(), Set.of(ReportFormat.HTML)))
                .hasMessageContaining("millrace.cleanroom.formats is [HTML] without json");
    }

    private static CleanroomSettings settings(Optional<String> membership, Set<ReportFormat> formats) {
        return settings(membership, formats, "cleanrooms-reports/");
    }

    private static CleanroomSettings settings(Optional<String> membership, Set<ReportFormat> formats, String folder) {
        return new CleanroomSettings(
                "test",
                membership,
                Optional.empty(),
                "part_",
                Set.of("infobase_attributes"),
                Set.of("*addressable_ids", "*_er", "part_a?b*", "*aXb"),
                "bucket",
                folder,
                formats,
                45,
                25,
                100,
                4);
    }
}
