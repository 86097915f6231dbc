package io.millrace.jobs.quality.rules.types;

import io.millrace.config.tables.ColumnType;
import io.millrace.jobs.quality.value.Columns;
import org.apache.spark.sql.Column;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

import static org.apache.spark.sql.functions.lit;

/**
 * One end of a range. It is moved to the nearest value inside that the column's type has, so that both sides of the comparison have one
 * type and nothing is rounded; an end beyond all values of the type is kept by all of them, or by none.
 *
 * @param written for comparing two ends of one range
 */
record Bound(Comparable<?> written, Column condition) {
    static Bound least(RuleColumn column, String param) {
        return of(column, param, RoundingMode.CEILING, -1);
    }

    static Bound most(RuleColumn column, String param) {
        return of(column, param, RoundingMode.FLOOR, 1);
    }

    @SuppressWarnings("unchecked") // both ends of a range are read with one column's type
    boolean isAbove(Bound other) {
        return ((Comparable<Object>) written).compareTo(other.written) > 0;
    }

    private static Bound of(RuleColumn column, String param, RoundingMode inwards, int outwards) {
        return switch (column.type().kind()) {
            case INTEGER, LONG, DECIMAL -> exact(column, column.number(param), inwards, outwards);
            default -> {
                Object written = column.params().required(param);
                yield new Bound(
                        (Comparable<?>) column.typed(param, written),
                        compare(column, column.literal(param, written), outwards));
            }
        };
    }

    private static Bound exact(RuleColumn column, BigDecimal written, RoundingMode inwards, int outwards) {
        BigDecimal inside = written.setScale(column.type().scale(), inwards);
        if (inside.abs().compareTo(greatest(column.type())) > 0) {
            return new Bound(written, lit(inside.signum() == outwards));
        }
        return new Bound(written, compare(column, lit(inside).cast(Columns.type(column.type())), outwards));
    }

    private static Column compare(RuleColumn column, Column end, int outwards) {
        return outwards < 0 ? column.values().geq(end) : column.values().leq(end);
    }

    private static BigDecimal greatest(ColumnType type) {
        return switch (type.kind()) {
            case INTEGER -> BigDecimal.valueOf(Integer.MAX_VALUE);
            case LONG -> BigDecimal.valueOf(Long.MAX_VALUE);
            default -> new BigDecimal(BigInteger.TEN.pow(type.precision()).subtract(BigInteger.ONE), type.scale());
        };
    }
}
