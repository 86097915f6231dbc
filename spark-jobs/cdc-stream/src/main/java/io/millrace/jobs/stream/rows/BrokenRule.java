package io.millrace.jobs.stream.rows;

import java.util.Objects;

/**
 * A rule as it stands with a row that broke it. What was set aside once keeps the rules of then, whatever the configuration says now.
 *
 * @param column {@code null} when it judges the whole row
 * @param severity {@code error} or {@code warning}
 */
public record BrokenRule(String rule, String type, String column, String severity) {
    /** Whether it is the same rule, be its severity another now. */
    public boolean isSame(BrokenRule other) {
        return rule.equals(other.rule) && type.equals(other.type) && Objects.equals(column, other.column);
    }
}
