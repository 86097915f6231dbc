package io.millrace.cli.quarantine;

import java.util.List;
import java.util.Map;

/** What the replay job wrote down; its own classes never meet this command's. See the job's README for what each says. */
record QuarantineResult(
        String job,
        String runId,
        String dataset,
        String verb,
        String startedAt,
        String finishedAt,
        List<Table> tables,
        List<String> unknownPatches) {
    record Table(
            String name,
            Long waiting,
            Long replayed,
            String first,
            String last,
            List<Line> rules,
            List<Row> rows,
            Replay replay,
            String error) {}

    record Line(
            String rule,
            String type,
            String column,
            String severity,
            long waiting,
            long replayed,
            String first,
            String last) {}

    record Row(
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

    record Replay(
            boolean dryRun,
            long alreadyIn,
            long selected,
            long passing,
            long failing,
            long masked,
            long tooOld,
            long replayed,
            long superseded,
            long patched,
            long overLimit,
            List<Broken> rules,
            List<Left> left) {
        /** Rows that were meant and stay in quarantine. */
        long staying() {
            return failing + masked + tooOld + overLimit;
        }
    }

    record Broken(String rule, String type, String column, String severity, long rows) {}

    record Left(String row, String why, List<String> rules) {}

    /** Whether a person must look: rows wait or stay, a patch fits nothing, a table could not be worked on. */
    boolean needsSomebody() {
        return !unknownPatches.isEmpty()
                || tables.stream()
                        .anyMatch(table -> table.error() != null
                                || (table.rules() != null && table.waiting() > 0)
                                || (table.replay() != null && table.replay().staying() > 0));
    }
}
