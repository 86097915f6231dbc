package io.millrace.alerting.domain;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Something that a person must know, before it has the form of a channel.
 *
 * @param id of what it tells of: one alert an id and channel
 * @param correlationId the chain's first event
 * @param subject the mail's subject
 * @param text one or two sentences
 * @param facts in the order to show them
 * @param columns of the table; empty for none
 * @param rows of the table
 * @param more what the table leaves out and where it is; empty for nothing
 * @param whatToDo what the reader can do; empty for nothing
 * @param time of what it tells of
 */
public record Alert(
        AlertKind kind,
        String id,
        String correlationId,
        String environment,
        String subject,
        String text,
        Map<String, String> facts,
        List<String> columns,
        List<List<String>> rows,
        String more,
        String whatToDo,
        Instant time) {

    /** One without a table. */
    public static Alert plain(
            AlertKind kind,
            String id,
            String correlationId,
            String environment,
            String subject,
            String text,
            Map<String, String> facts,
            String whatToDo,
            Instant time) {
        return new Alert(
                kind, id, correlationId, environment, subject, text, facts, List.of(), List.of(), "", whatToDo, time);
    }

    /** The same, saying how many of its kind there were since people were last told, when this is not the only one. */
    public Alert counting(long sinceTold) {
        if (sinceTold < 2) {
            return this;
        }
        Map<String, String> counted = new LinkedHashMap<>(facts);
        counted.put("of these since the last mail", Long.toString(sinceTold));
        return new Alert(
                kind, id, correlationId, environment, subject, text, counted, columns, rows, more, whatToDo, time);
    }
}
