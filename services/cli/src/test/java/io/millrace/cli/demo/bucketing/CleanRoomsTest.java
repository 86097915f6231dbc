package io.millrace.cli.demo.bucketing;

import io.millrace.cli.demo.account.Check;
import io.millrace.events.bucketing.CleanroomReportWritten;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class CleanRoomsTest {
    private static final CleanRooms ROOMS = new CleanRooms("lake_stg", List.of("ibe_01", "ibe_04_b", "new_borrowers"));

    @Test
    void a_report_that_names_each_seeded_defect_meets_every_check() {
        // given
        CleanRooms.Report report = report("true", "not-associated\"},{\"reason\":\"association-quota-reached");

        // when
        List<Check> checks = ROOMS.checks(event(1, 0), report);

        // then
        assertThat(checks).hasSize(3).allMatch(Check::met);
    }

    @Test
    void a_table_that_is_called_ready_in_spite_of_its_defect_is_found() {
        // given
        CleanRooms.Report report = report("true", null);

        // when
        List<Check> checks = ROOMS.checks(event(2, 0), report);

        // then
        assertThat(checks).filteredOn(check -> !check.met()).hasSize(2);
    }

    @Test
    void a_state_that_nobody_knows_is_found() {
        // given
        CleanRooms.Report report = report("\"unknown\"", "not-associated");

        // when
        List<Check> checks = ROOMS.checks(event(0, 1), report);

        // then
        assertThat(checks).noneMatch(Check::met);
    }

    private static CleanRooms.Report report(String readiness, String reasonOfIbe04B) {
        return CleanRooms.Report.parse(
                """
                {"tables": [
                  {"table_name": "bucketed_ibe_01", "status": {"ready_for_analysis": %s, "reasons": []}},
                  {"table_name": "bucketed_ibe_04_b", "status": {"ready_for_analysis": %s, "reasons": [%s]}},
                  {"table_name": "bucketed_new_borrowers",
                   "status": {"ready_for_analysis": false, "reasons": [{"reason": "no-configured-table"}]}}]}
                """
                        .formatted(
                                readiness,
                                reasonOfIbe04B == null,
                                reasonOfIbe04B == null ? "" : "{\"reason\":\"" + reasonOfIbe04B + "\"}"));
    }

    private static CleanroomReportWritten event(int ready, int unknown) {
        return new CleanroomReportWritten(
                "lake_stg", "stg", "m", URI.create("s3://b/report.json"), null, null, null, 3, ready, unknown);
    }
}
