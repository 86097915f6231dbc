package io.millrace.config.quarantine;

import java.util.List;

/**
 * The result document.
 *
 * @param dataset the pipeline
 * @param unknownPatches where patches stand in the patch file that fit no row which was ever set aside
 */
public record ReplayResult(
        String job,
        String runId,
        String dataset,
        String verb,
        String startedAt,
        String finishedAt,
        List<Table> tables,
        List<String> unknownPatches) {
    /**
     * One table; what the verb does not tell is {@code null}.
     *
     * @param waiting rows of the selection that were set aside and not brought back
     * @param replayed rows of the selection that were brought back, or came again and passed
     * @param first when the first row of the selection was set aside; {@code null} when there is none
     * @param last when the last one was
     * @param rules only of a listing
     * @param rows only when rows are shown
     * @param replay only of a replay
     * @param error why the table failed; {@code null} when it did not
     */
    public record Table(
            String name,
            Long waiting,
            Long replayed,
            String first,
            String last,
            List<RuleLine> rules,
            List<ShownRow> rows,
            TableOutcome replay,
            String error) {
        /** Of a listing. */
        public static Table listed(String name, RuleLine all, List<RuleLine> rules) {
            return new Table(name, all.waiting(), all.replayed(), all.first(), all.last(), rules, null, null, null);
        }

        /** With its rows. */
        public static Table shown(String name, RuleLine all, List<ShownRow> rows) {
            return new Table(name, all.waiting(), all.replayed(), all.first(), all.last(), null, rows, null, null);
        }

        /** Of a replay. */
        public static Table replayed(String name, TableOutcome outcome) {
            return new Table(name, null, null, null, null, null, null, outcome, null);
        }

        /** That could not be worked on. */
        public static Table failed(String name, String error) {
            return new Table(name, null, null, null, null, null, null, null, error);
        }
    }

    /** Whether a person must look: rows wait or stay, a patch fits nothing, a table could not be worked on. */
    public boolean needsSomebody() {
        return !unknownPatches.isEmpty()
                || tables.stream()
                        .anyMatch(table -> table.error() != null
                                || (table.rules() != null && table.waiting() > 0)
                                || (table.replay() != null && table.replay().staying() > 0));
    }
}
