package io.millrace.cleanroom.format;

import io.millrace.cleanroom.domain.Finding;
import io.millrace.cleanroom.domain.State;
import io.millrace.cleanroom.domain.TableReport;
import io.millrace.cleanroom.domain.room.Answer;
import io.millrace.cleanroom.domain.room.Association;
import io.millrace.cleanroom.domain.room.CleanRoom;
import io.millrace.cleanroom.domain.room.Fault;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A table on the page: what the template names. */
final class HtmlTable {
    private static final String DETAIL = "detail";

    private final Map<String, String> members;

    /** Accounts of these members are shown by their names. */
    HtmlTable(List<CleanRoom.Member> members) {
        this.members = members.stream()
                .collect(Collectors.toMap(
                        CleanRoom.Member::accountId, CleanRoom.Member::name, (first, second) -> first));
    }

    Map<String, Object> of(TableReport report) {
        Map<String, Object> data = new HashMap<>();
        data.put("name", report.table().name());
        data.put("state", report.ready().key());
        data.put("label", label(report.ready()));
        data.put("columns", report.table().columns().size());
        data.put("partitionKeys", String.join(", ", report.table().partitionKeys()));
        data.put("snapshot", report.table().snapshotDt().map(Object::toString).orElse("not told"));
        data.put("association", told(report.association().map(found -> found.map(Association::name))));
        data.put(
                "providers",
                told(report.rule().map(found -> found.map(rule -> names(rule.allowedAnalysisProviders())))));
        data.put("findings", report.findings().stream().map(HtmlTable::finding).toList());
        data.put("faults", report.unknowns().stream().map(HtmlTable::fault).toList());
        return data;
    }

    private String names(List<String> accounts) {
        return accounts.stream()
                .map(account -> members.getOrDefault(account, account))
                .collect(Collectors.joining(", "));
    }

    private static String told(Answer<Optional<String>> answer) {
        return answer.map(found -> found.filter(text -> !text.isEmpty()).orElse("none"))
                .or("unknown");
    }

    private static String label(State ready) {
        return switch (ready) {
            case YES -> "ready";
            case NO -> "not ready";
            case UNKNOWN -> "unknown";
        };
    }

    private static Map<String, Object> finding(Finding finding) {
        return Map.of("code", finding.reason().code(), DETAIL, finding.detail());
    }

    static Map<String, Object> fault(Fault fault) {
        return Map.of("call", fault.call(), "code", fault.code(), DETAIL, fault.message());
    }
}
