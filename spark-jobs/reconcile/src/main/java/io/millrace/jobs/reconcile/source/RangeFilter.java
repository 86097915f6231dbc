package io.millrace.jobs.reconcile.source;

import io.millrace.jobs.reconcile.plan.Cuts;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;

import java.io.Serializable;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** Some ranges of a table, as a condition for either side. Neighbours are one piece; very many pieces are no condition at all. */
public final class RangeFilter {
    private static final int MOST_PIECES = 100;

    /** Everything. */
    public static final RangeFilter ALL = new RangeFilter(List.of());

    private final List<Piece> pieces;

    private record Piece(Serializable from, Serializable to) {}

    private RangeFilter(List<Piece> pieces) {
        this.pieces = pieces;
    }

    /** Those ranges. */
    public static RangeFilter of(Cuts cuts, Collection<Integer> ranges) {
        List<Piece> pieces = new ArrayList<>();
        int last = Integer.MIN_VALUE;
        for (int range : new TreeSet<>(ranges)) {
            if (range == last + 1) {
                Piece open = pieces.remove(pieces.size() - 1);
                pieces.add(new Piece(open.from(), cuts.to(range)));
            } else {
                pieces.add(new Piece(cuts.from(range), cuts.to(range)));
            }
            last = range;
        }
        return pieces.size() > MOST_PIECES ? ALL : new RangeFilter(pieces);
    }

    static RangeSum[] none(Cuts cuts) {
        RangeSum[] sums = new RangeSum[cuts.ranges()];
        Arrays.fill(sums, RangeSum.NONE);
        return sums;
    }

    static Array array(PreparedStatement statement, Cuts cuts) throws SQLException {
        String type = cuts.order() == Cuts.Order.NUMBERS ? "int8" : "text";
        return statement.getConnection().createArrayOf(type, cuts.values().toArray());
    }

    String sql(String key) {
        List<String> conditions = new ArrayList<>();
        for (Piece piece : pieces) {
            String from = piece.from() == null ? "true" : key + " >= ?";
            conditions.add("(" + from + " and " + (piece.to() == null ? "true" : key + " < ?") + ")");
        }
        return conditions.isEmpty() ? "true" : "(" + String.join(" or ", conditions) + ")";
    }

    int bind(PreparedStatement statement, int first) throws SQLException {
        int next = first;
        for (Piece piece : pieces) {
            for (Serializable end : Arrays.asList(piece.from(), piece.to())) {
                if (end instanceof Long number) {
                    statement.setLong(next++, number);
                } else if (end != null) {
                    statement.setString(next++, (String) end);
                }
            }
        }
        return next;
    }

    /** The same condition in Spark; there the first key column is of the order's own type. */
    public Column column(Column key) {
        Column any = null;
        for (Piece piece : pieces) {
            Column inside = functions.lit(true);
            inside = piece.from() == null ? inside : inside.and(key.geq(piece.from()));
            inside = piece.to() == null ? inside : inside.and(key.lt(piece.to()));
            any = any == null ? inside : any.or(inside);
        }
        return any == null ? functions.lit(true) : any;
    }
}
