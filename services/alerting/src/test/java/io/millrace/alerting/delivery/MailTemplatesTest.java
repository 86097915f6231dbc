package io.millrace.alerting.delivery;

import io.millrace.alerting.SampleAlerts;
import io.millrace.alerting.domain.Alert;
import io.millrace.alerting.domain.AlertKind;
import io.millrace.alerting.domain.Alerts;
import io.millrace.events.mapping.DeletionsFound;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MailTemplatesTest {
    private static final MailTemplates BUILT_IN = new MailTemplates(Optional.empty(), Map.of());

    @Test
    void html_is_escaped_wherever_data_stands_and_plain_text_is_not() {
        // given
        Alert alert = deletions(List.of(List.of("<script>alert(1)</script>", "a&b", "removed")), 1);

        // when
        MailTemplates.Rendered mail = BUILT_IN.render(alert);

        // then
        assertThat(mail.html())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "a&amp;b")
                .doesNotContain("<script>");
        assertThat(mail.text()).contains("<script>alert(1)</script>  a&b  removed");
    }

    @Test
    void deletions_are_a_table_with_the_retargeted_ones_marked_and_the_rest_counted() {
        // given
        Alert alert = deletions(List.of(List.of("a", "b", "removed"), List.of("c", "d", "retargeted")), 75);

        // when
        MailTemplates.Rendered mail = BUILT_IN.render(alert);

        // then
        assertThat(mail.html())
                .containsPattern("<th[^>]*>source</th>.*<th[^>]*>destination</th>.*<th[^>]*>change</th>")
                .containsPattern("<td[^>]*>c</td><td[^>]*>d</td><td[^>]*>retargeted</td>")
                .contains("73 more rows: s3://lake/deletion.csv");
        assertThat(mail.text()).contains("c  d  retargeted", "73 more rows: s3://lake/deletion.csv");
    }

    @Test
    void a_mail_names_the_event_and_chain_it_tells_of() {
        // given
        Alert alert = deletions(List.of(), 0);

        // when
        MailTemplates.Rendered mail = BUILT_IN.render(alert);

        // then
        assertThat(mail.html()).contains(alert.id(), "2026-01-31T12:00:00Z");
        assertThat(mail.text()).contains(alert.id(), "2026-01-31T12:00:00Z");
    }

    @Test
    void a_folder_of_templates_takes_the_built_in_ones_place(@TempDir Path folder) throws IOException {
        // given
        Files.writeString(folder.resolve("deletions.txt"), "Ours: {text} & {#for row in rows}[{row.get(0)}]{/for}");
        MailTemplates templates = new MailTemplates(Optional.of(folder), Map.of());

        // when
        MailTemplates.Rendered mail = templates.render(deletions(List.of(List.of("a", "b", "removed")), 1));

        // then
        assertThat(mail.text()).isEqualTo("Ours: 1 mapping was deleted from mapping. & [a]");
        assertThat(mail.html()).startsWith("<!DOCTYPE html>");
    }

    @Test
    void a_file_that_no_mail_is_made_from_is_named(@TempDir Path folder) throws IOException {
        // given
        Files.writeString(folder.resolve("deletion.html"), "x");

        // when / then
        assertThatThrownBy(() -> new MailTemplates(Optional.of(folder), Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("millrace.alerting.mail.templates", "deletion.html");
    }

    @Test
    void a_folder_that_is_not_there_is_named(@TempDir Path folder) {
        // when / then
        assertThatThrownBy(() -> new MailTemplates(Optional.of(folder.resolve("none")), Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("none");
    }

    @Test
    void a_broken_template_is_found_at_the_start(@TempDir Path folder) throws IOException {
        // given
        Files.writeString(folder.resolve("deletions.html"), "{#if x}never closed");

        // when / then
        assertThatThrownBy(() -> new MailTemplates(Optional.of(folder), Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("deletions.html");
    }

    @Test
    void a_template_that_names_what_there_is_not_is_found_at_the_start(@TempDir Path folder) throws IOException {
        // given
        Files.writeString(folder.resolve("stage-failed.txt"), "{txet}");

        // when / then
        assertThatThrownBy(() -> new MailTemplates(Optional.of(folder), Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("stage-failed")
                .hasMessageContaining("txet");
    }

    @Test
    void a_subject_of_ones_own_is_a_template_and_one_line() {
        // given
        MailTemplates templates = new MailTemplates(
                Optional.empty(), Map.of(AlertKind.DELETIONS, "Gone in {environment}\r\nBcc: them@example.org"));

        // when
        MailTemplates.Rendered mail = templates.render(deletions(List.of(), 0));

        // then
        assertThat(mail.subject()).isEqualTo("Gone in stg Bcc: them@example.org");
    }

    private static Alert deletions(List<List<String>> rows, long all) {
        DeletionsFound deletions = SampleAlerts.deletions(URI.create("s3://lake/deletion.csv"), all);
        return Alerts.of(SampleAlerts.event(deletions), deletions, rows);
    }
}
