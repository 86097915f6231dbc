package io.millrace.cleanroom.format;

import io.millrace.cleanroom.domain.IdentityRow;
import io.millrace.cleanroom.domain.Reason;
import io.millrace.cleanroom.domain.Report;
import io.millrace.cleanroom.domain.State;
import io.millrace.cleanroom.domain.room.CleanRoom;
import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.Template;
import io.quarkus.qute.Variant;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The page for people: one file without scripts and without anything from elsewhere. What stands in it is escaped. */
public final class HtmlReport {
    private static final String FILE = "/report/cleanroom.html";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    private final Template template = Engine.builder()
            .addDefaults()
            .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
            .build()
            .parse(text(), new Variant(Locale.ROOT, UTF_8, Variant.TEXT_HTML), FILE);

    /** The page's text. */
    public String of(Report report) {
        List<CleanRoom.Member> members = report.room().members().or(List.of());
        HtmlTable table = new HtmlTable(members);
        Map<String, Object> data = new HashMap<>();
        data.put("collaboration", report.collaborationName());
        data.put("membership", report.membershipId());
        data.put("database", report.database());
        data.put("prefix", report.tablePrefix());
        data.put("time", TIME.format(report.generatedAt()));
        data.put("total", report.tables().size());
        data.put("ready", report.count(State.YES));
        data.put("notReady", report.count(State.NO));
        data.put("unknown", report.count(State.UNKNOWN));
        data.put(
                "associations",
                report.room()
                        .associations()
                        .map(List::size)
                        .map(Object::toString)
                        .or("?"));
        data.put("quota", report.limits().associations());
        data.put("oldest", report.limits().oldestSnapshot().toString());
        data.put("reasons", reasons(report));
        data.put("faults", report.faults().stream().map(HtmlTable::fault).toList());
        data.put("tables", report.tables().stream().map(table::of).toList());
        data.put(
                "identities",
                report.identityRows().stream().map(HtmlReport::identity).toList());
        data.put("membersKnown", report.room().members().known());
        data.put("members", members.stream().map(HtmlReport::member).toList());
        return template.render(data);
    }

    private static List<Map<String, Object>> reasons(Report report) {
        List<Map<String, Object>> reasons = new ArrayList<>();
        for (Reason reason : Reason.values()) {
            List<String> names = report.tables().stream()
                    .filter(table -> table.findings().stream().anyMatch(finding -> finding.reason() == reason))
                    .map(table -> table.table().name())
                    .toList();
            if (!names.isEmpty()) {
                reasons.add(Map.of(
                        "code", reason.code(), "count", names.size(), "names", names, "remedy", reason.remedy()));
            }
        }
        return reasons;
    }

    private static Map<String, Object> identity(IdentityRow row) {
        return Map.of(
                "namespace", row.namespace(),
                "method", row.method(),
                "table", row.database() + "." + row.table(),
                "region", row.region(),
                "schema", row.schemaMapping(),
                "uniqueId", row.uniqueId(),
                "inputField", row.inputField(),
                "matchKey", row.matchKey());
    }

    private static Map<String, Object> member(CleanRoom.Member member) {
        return Map.of(
                "name", member.name(),
                "account", member.accountId(),
                "status", member.status(),
                "abilities", String.join(", ", member.abilities()));
    }

    private static String text() {
        try (InputStream in = HtmlReport.class.getResourceAsStream(FILE)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The report's template " + FILE + " could not be read", e);
        }
    }
}
