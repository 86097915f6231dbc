package io.millrace.jobs.stream.plan;

import java.util.Map;

/**
 * What new rules make of a table's newest rows.
 *
 * @param stored current rows that were looked at
 * @param quarantined how many of them would be set aside
 * @param quarantinedByRule rows by broken rule; a row that breaks two counts under both
 * @param waiting rows in quarantine that were looked at; those that were brought back since are none of them
 * @param released how many of them would pass
 * @param keptByRule the others, by the rule that they break
 * @param notJudged rules of which stored rows cannot tell, each with the reason; and {@code replay} when one would be refused
 */
public record TableForecast(
        String table,
        long stored,
        long quarantined,
        Map<String, Long> quarantinedByRule,
        long waiting,
        long released,
        Map<String, Long> keptByRule,
        Map<String, String> notJudged) {}
