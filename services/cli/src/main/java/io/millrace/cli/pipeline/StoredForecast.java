package io.millrace.cli.pipeline;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What new rules would make of a table's newest rows, as the job of the streaming lane found it.
 *
 * @param stored current rows that were looked at
 * @param waiting rows in quarantine that were looked at
 * @param keptByRule of those that would not pass
 * @param notJudged rules of which stored rows cannot tell, with the reason
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record StoredForecast(
        String table,
        long stored,
        long quarantined,
        Map<String, Long> quarantinedByRule,
        long waiting,
        long released,
        Map<String, Long> keptByRule,
        Map<String, String> notJudged) {

    /** For people, a line each. */
    String text() {
        StringBuilder text = new StringBuilder();
        text.append("%s, rows that are stored%n".formatted(table));
        text.append(
                stored == 0
                        ? "  none%n".formatted()
                        : format(
                                "  %,d of the newest %,d would be quarantined%s%n",
                                quarantined, stored, rules(quarantinedByRule)));
        text.append(
                waiting == 0
                        ? "  none in quarantine%n".formatted()
                        : format(
                                "  %,d of the newest %,d in quarantine would be released%s%n",
                                released,
                                waiting,
                                keptByRule.isEmpty()
                                        ? ""
                                        : "; the others break"
                                                + rules(keptByRule).substring(1)));
        notJudged.forEach((rule, why) -> text.append("  not judged by %s: %s%n".formatted(rule, why)));
        return text.toString();
    }

    private static String rules(Map<String, Long> byRule) {
        return byRule.isEmpty()
                ? ""
                : byRule.entrySet().stream()
                        .map(rule -> format("%s %,d", rule.getKey(), rule.getValue()))
                        .collect(Collectors.joining(", ", ": ", ""));
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
