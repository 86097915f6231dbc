package io.millrace.config.quality.condition;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A condition over a row's columns. As in SQL it is neither true nor false where it compares with null, which then counts as not
 * met. Literals are {@link String}, {@link java.math.BigDecimal} or {@link Boolean}.
 */
public sealed interface Condition {
    /** Reads a condition such as {@code speed_kmh >= 0 AND (status = 'idle' OR speed_kmh < 350)}. */
    static Condition parse(String text) throws ConditionException {
        return new ConditionParser(text).parse();
    }

    /** Every one of its parts holds. */
    record All(List<Condition> parts) implements Condition {}

    /** At least one of its parts holds. */
    record Any(List<Condition> parts) implements Condition {}

    /** The other does not hold. */
    record Not(Condition other) implements Condition {}

    /** A column compared with a literal. */
    record Compare(String column, Operator operator, Object literal) implements Condition {}

    /** A column compared with another of the same row. */
    record CompareColumns(String column, Operator operator, String other) implements Condition {}

    /** A column from one literal to another, both included. */
    record Between(String column, Object least, Object most) implements Condition {}

    /** A column that is one of some literals. */
    record In(String column, List<Object> literals) implements Condition {}

    /** A column without a value. */
    record IsNull(String column) implements Condition {}

    /** How two values are compared. */
    enum Operator {
        /** Equal. */
        EQUAL,
        /** Different. */
        DIFFERENT,
        /** Below. */
        BELOW,
        /** Below or equal. */
        AT_MOST,
        /** Above. */
        ABOVE,
        /** Above or equal. */
        AT_LEAST
    }

    /** Every column that it names. */
    default Set<String> columns() {
        Set<String> columns = new LinkedHashSet<>();
        collect(this, columns);
        return columns;
    }

    private static void collect(Condition condition, Set<String> columns) {
        if (condition instanceof All all) {
            all.parts().forEach(part -> collect(part, columns));
        } else if (condition instanceof Any any) {
            any.parts().forEach(part -> collect(part, columns));
        } else if (condition instanceof Not not) {
            collect(not.other(), columns);
        } else if (condition instanceof Compare compare) {
            columns.add(compare.column());
        } else if (condition instanceof CompareColumns compare) {
            columns.add(compare.column());
            columns.add(compare.other());
        } else if (condition instanceof Between between) {
            columns.add(between.column());
        } else if (condition instanceof In in) {
            columns.add(in.column());
        } else if (condition instanceof IsNull isNull) {
            columns.add(isNull.column());
        }
    }
}
