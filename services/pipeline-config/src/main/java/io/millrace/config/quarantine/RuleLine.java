package io.millrace.config.quarantine;

/**
 * Rows that broke one rule when they were set aside. A row that broke two rules is in the lines of both.
 *
 * @param rule its id; {@code null} with type, column and severity in the line of all rows
 * @param waiting rows that were not brought back
 * @param replayed rows that were, or that came again and passed
 * @param first when the first of them was set aside, as ISO text; {@code null} when there is none
 * @param last when the last of them was set aside
 */
public record RuleLine(
        String rule,
        String type,
        String column,
        String severity,
        long waiting,
        long replayed,
        String first,
        String last) {
    /** Of a table from which nothing was ever set aside. */
    public static final RuleLine NONE = new RuleLine(null, null, null, null, 0, 0, null, null);
}
