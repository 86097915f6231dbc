package io.millrace.cli.demo.account;

import io.millrace.cli.demo.source.ChangedMapping;
import io.millrace.events.Event;
import io.millrace.events.mapping.Mapping;
import io.millrace.events.mapping.MappingCounts;
import io.millrace.events.mapping.MappingSyncRequested;
import io.millrace.lake.standin.ses.SentMail;
import io.millrace.platform.objects.ObjectLocation;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class AccountTest {
    private static final Instant TIME = Instant.parse("2026-01-31T12:00:00Z");

    @Test
    void a_missed_figure_is_named_with_both_values_and_makes_the_verdict_bad() {
        // given
        Account account = account(Check.same("rows read", 10, 9));

        // when
        String text = AccountText.of(account);

        // then
        assertThat(account.missed()).hasSize(1);
        assertThat(text).contains("1 of 1 figures do not agree").contains("rows read: made 10, found 9");
        assertThat(AccountPage.of(account)).contains("verdict bad");
    }

    @Test
    void no_line_is_wider_than_a_terminal_of_100_columns() {
        // given
        Account account = account(Check.same("rows read", 10, 10));

        // when
        List<String> lines = AccountText.of(account).lines().toList();

        // then
        assertThat(lines).isNotEmpty().allSatisfy(line -> assertThat(line.length())
                .isLessThan(100));
        assertThat(lines).anyMatch(line -> line.contains("All 1 figures agree"));
    }

    @Test
    void the_page_escapes_what_comes_from_data_and_needs_nothing_from_elsewhere() {
        // given
        Account account = account(Check.same("rows read", 10, 10));

        // when
        String page = AccountPage.of(account);

        // then
        assertThat(page)
                .contains("&lt;b&gt;bold&lt;/b&gt;")
                .doesNotContain("<b>bold</b>")
                .doesNotContain("<script")
                .doesNotContain("<link")
                .doesNotContain("http://")
                .doesNotContain("https://");
    }

    private static Account account(Check check) {
        Event<?> event = Event.first(
                "0f8f9f44-0000-0000-0000-000000000000",
                Event.source("demo"),
                TIME,
                new MappingSyncRequested("mappings", "a <b>bold</b> reason"));
        Findings findings = new Findings(
                new MappingCounts(4, 1, 1, 1, 1),
                List.of(new Mapping("a.b", "c.d")),
                List.of(new RejectedLine("table", "", "x|" + "y".repeat(120) + "|z", "id is missing")),
                List.of(new ChangedMapping("a.b", "c.d", "added")),
                List.of(),
                List.of(),
                List.of(new WrittenFile(
                        new ObjectLocation("bucket", "folder/" + "deep/".repeat(30) + "incremental.csv"),
                        2048,
                        1L,
                        "0".repeat(64))),
                List.of(),
                List.of(event),
                List.of(new SentMail(
                        "id",
                        "from@example.org",
                        List.of("to@example.org"),
                        "Subject",
                        "word ".repeat(60) + "w".repeat(150),
                        "<p>html</p>",
                        TIME)));
        return new Account(
                "The mapping lane",
                TIME,
                List.of(new Round(
                        1,
                        "A first run",
                        List.of("did this and that ".repeat(12)),
                        findings,
                        List.of(check),
                        Duration.ofMillis(1500))));
    }
}
