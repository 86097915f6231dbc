package io.millrace.jobs.replay;

import io.millrace.jobs.replay.aside.RuleLine;
import io.millrace.jobs.replay.aside.ShownRow;
import io.millrace.jobs.replay.table.TableOutcome;
import io.millrace.jobs.support.log.Faults;

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
        static Table listed(String name, RuleLine all, List<RuleLine> rules) {
            return new Table(name, all.waiting(), all.replayed(), all.first(), all.last(), rules, null, null, null);
        }

        static Table shown(String name, RuleLine all, List<ShownRow> rows) {
            return new Table(name, all.waiting(), all.replayed(), all.first(), all.last(), null, rows, null, null);
        }

        static Table replayed(String name, TableOutcome outcome) {
            return new Table(name, null, null, null, null, null, null, outcome, null);
        }

        static Table failed(String name, Exception failure) {
            return new Table(name, null, null, null, null, null, null, null, Faults.told(failure));
        }
    }
}
