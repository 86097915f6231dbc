package io.millrace.config.quarantine;

import java.util.List;

/**
 * What a replay did with a table's rows, or would do. Of the rows that were meant,
 * {@code selected = passing + failing + masked + tooOld}.
 *
 * @param dryRun whether nothing was written
 * @param alreadyIn rows of the whole quarantine that stood in the table and of which nobody had noted it
 * @param selected rows that were meant and waited
 * @param passing rows that break no rule of now
 * @param failing rows that do
 * @param masked rows whose masked values other transforms made than those of now: they cannot come from here
 * @param tooOld rows that were set aside before the limit {@code replay.max_age}
 * @param replayed rows that were brought into the table, with those that were the same change twice; what would be, in a dry run
 * @param superseded of those, rows that left no trace since only the last state of a key is kept
 * @param patched of those that pass, rows for which there was a patch
 * @param overLimit rows that pass and wait on since they are more than {@code replay.max_rows}
 * @param rules broken rules of the failing rows
 * @param left some of the rows that stay, with the reason
 */
public record TableOutcome(
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
        List<BrokenRule> rules,
        List<LeftRow> left) {
    /** Keeps copies. */
    public TableOutcome {
        rules = List.copyOf(rules);
        left = List.copyOf(left);
    }

    /** Of a table from which nothing was ever set aside. */
    public static TableOutcome nothing(boolean dryRun) {
        return new TableOutcome(dryRun, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, List.of(), List.of());
    }

    /** Rows that were meant and stay in quarantine. */
    public long staying() {
        return failing + masked + tooOld + overLimit;
    }

    /**
     * A rule that rows break now.
     *
     * @param severity those of severity warning keep no row back
     */
    public record BrokenRule(String rule, String type, String column, String severity, long rows) {}

    /**
     * A row that stays where it is.
     *
     * @param row its name
     * @param why {@code fails}, {@code masked} or {@code too-old}
     * @param rules the rules that it breaks now
     */
    public record LeftRow(String row, String why, List<String> rules) {}
}
