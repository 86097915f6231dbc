package io.millrace.cleanroom.format;

import io.millrace.cleanroom.domain.Room;
import io.millrace.cleanroom.domain.Room.Defect;
import io.millrace.cleanroom.domain.Room.Question;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class HtmlReportTest {
    private final HtmlReport page = new HtmlReport();

    @Test
    void the_page_needs_no_script_and_nothing_from_elsewhere() {
        assertThat(page.of(new Room().report())).doesNotContain("<script", "http://", "https://", "@import", "src=");
    }

    @Test
    void what_stands_in_it_is_escaped() {
        // when
        String html = page.of(new Room().named("<script>alert('x')</script>&").report());
        // then
        assertThat(html)
                .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;")
                .doesNotContain("<script");
    }

    @Test
    void a_table_shows_its_columns_partition_keys_snapshot_and_the_names_of_its_providers() {
        assertThat(page.of(new Room().report()))
                .contains(
                        "<span class=\"soft as\">as acx_part_a</span></td><td>ACX</td><td class=\"n\">2</td><td>id_bucket</td>"
                                + "<td class=\"date\">2026-01-01</td>");
    }

    @ParameterizedTest
    @EnumSource(
            names = {"QUOTA_FULL"},
            mode = EnumSource.Mode.EXCLUDE)
    void a_table_that_is_not_ready_shows_its_state_and_why(Defect defect) {
        // given
        var report = new Room().with(defect).report();
        // when
        String html = page.of(report);
        // then
        assertThat(html).contains("<tr class=\"false\">", "not ready");
        assertThat(report.tables().get(0).findings()).isNotEmpty().allSatisfy(finding -> assertThat(html)
                .contains(
                        finding.reason().code(),
                        finding.detail(),
                        finding.reason().remedy()));
    }

    @Test
    void a_table_that_is_unknown_shows_the_call_that_was_not_answered() {
        // when
        String html = page.of(new Room().without(Question.RULE).report());
        // then
        assertThat(html)
                .contains("<tr class=\"unknown\">", "Not everything could be asked", "RULE", "AccessDeniedException")
                .doesNotContain("<tr class=\"false\">");
    }
}
