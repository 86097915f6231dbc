package io.millrace.jobs.stream.aside;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.jobs.stream.rows.BatchId;
import io.millrace.jobs.stream.rows.Survey;

import java.util.Map;
import java.util.TreeMap;

/**
 * What became of a batch's messages, as each commit beside the table carries it in its user metadata: a batch of which nothing goes into the
 * table leaves its counts there alone.
 *
 * @param rules of the quarantined rows, how many broke each rule
 */
record BatchCounts(
        String table,
        long batch,
        String query,
        long messages,
        long control,
        long deadLetters,
        long quarantined,
        Map<String, Long> rules) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static BatchCounts of(BatchId batch, Survey survey) {
        Map<String, Long> rules = new TreeMap<>();
        survey.rules().forEach((rule, rows) -> rules.merge(rule.rule(), rows, Long::sum));
        return new BatchCounts(
                batch.table(),
                batch.number(),
                batch.query(),
                survey.messages(),
                survey.controls().size(),
                survey.malformed(),
                survey.setAside(),
                rules);
    }

    String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A batch's counts are no JSON", e);
        }
    }
}
