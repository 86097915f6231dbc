package io.millrace.config.quarantine;

import java.util.List;
import java.util.Map;

/**
 * A row in quarantine, for people.
 *
 * @param row its name
 * @param state {@code waiting}, or what became of it: {@code replayed}, {@code arrived}, {@code superseded}
 * @param values by column, as they are kept: masked ones masked
 * @param unchanged columns whose values the source did not send
 * @param failedRules ids of the rules that it broke when it was set aside
 * @param failsNow ids of the rules that it breaks by the configuration of now; {@code null} when it does not wait, or nobody can
 *     tell since other transforms masked its values
 * @param corrected columns of which the table has another value; {@code null} while it waits
 * @param lsn its place, with {@code transactionOrder}
 */
public record ShownRow(
        String row,
        String state,
        String operation,
        Map<String, Object> values,
        List<String> unchanged,
        boolean masked,
        List<String> failedRules,
        List<String> failsNow,
        List<String> corrected,
        String quarantinedAt,
        String committedAt,
        long lsn,
        long transactionOrder,
        Long transactionId,
        String topic,
        int partition,
        long offset,
        long batch) {}
