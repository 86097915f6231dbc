package io.millrace.jobs.reconcile.source;

import io.millrace.jobs.reconcile.plan.Cuts;
import io.millrace.jobs.reconcile.plan.KeyLookup;
import io.millrace.jobs.reconcile.plan.KeyName;
import io.millrace.jobs.reconcile.plan.TablePlan;

import java.io.Serializable;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;

/** A table at one moment. What PostgreSQL can compute it computes; the other rows are read and computed here. */
public final class SourceTable {
    private static final int FETCH = 2_000;
    private static final int LOOKUP = 1_000;

    private final SourceMoment moment;
    private final TablePlan plan;
    private long rowsRead;

    /** The table of a plan at a moment. */
    public SourceTable(SourceMoment moment, TablePlan plan) {
        this.moment = moment;
        this.plan = plan;
    }

    /** Rows that had to be read since PostgreSQL could not compute their checksums. */
    public long rowsRead() {
        return rowsRead;
    }

    /** How many rows the table has, counted through its key's index. */
    public long rows() throws SQLException {
        try (PreparedStatement statement =
                        moment.connection().prepareStatement("select count(*) from " + plan.source());
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Every so many rows the first key column's value, in one pass over the given ranges. */
    public List<Serializable> cuts(long every, RangeFilter filter) throws SQLException {
        List<Serializable> cuts = new ArrayList<>();
        String sql =
                "select k from (select k, row_number() over (order by k) n from (select %s k from %s t where %s) a) b where n %% ? = 0"
                        .formatted(plan.rangeKeySql(), plan.source(), filter.sql(plan.rangeKeySql()));
        try (PreparedStatement statement = streamed(sql)) {
            int next = filter.bind(statement, 1);
            statement.setLong(next, every);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    cuts.add(plan.order() == Cuts.Order.NUMBERS ? (Serializable) row.getLong(1) : row.getString(1));
                }
            }
        }
        return cuts;
    }

    /** Sums of the ranges that the filter lets through; others may be partly there. */
    public RangeSum[] sums(Cuts cuts, RangeFilter filter) throws SQLException {
        RangeSum[] sums = RangeFilter.none(cuts);
        String sql =
                "select b, count(*), sum(h) from (select width_bucket(%s%s, ?) b, %s h from %s t where (%s) and %s) s group by b";
        if (plan.computedHere().isEmpty()) {
            String pushed = sql.formatted(
                    plan.rangeKeySql(),
                    plan.order() == Cuts.Order.NUMBERS ? "::bigint" : "",
                    plan.digestSql(),
                    plan.source(),
                    plan.exactSql(),
                    filter.sql(plan.rangeKeySql()));
            try (PreparedStatement statement = streamed(pushed)) {
                statement.setArray(1, RangeFilter.array(statement, cuts));
                filter.bind(statement, 2);
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        BigDecimal sum = row.getBigDecimal(3);
                        sums[row.getInt(1)] = new RangeSum(row.getLong(2), sum.toBigIntegerExact());
                    }
                }
            }
        }
        readOthers(filter, (key, texts) -> {
            int range = cuts.range(key.parts().get(0));
            sums[range] = sums[range].plus(plan.digest(texts));
        });
        return sums;
    }

    /** The checksum of every row in the ranges that the filter lets through. */
    public void digests(RangeFilter filter, BiConsumer<KeyName, Long> rows) throws SQLException {
        if (plan.computedHere().isEmpty()) {
            String sql = "select %s, %s from %s t where (%s) and %s"
                    .formatted(
                            plan.digestSql(),
                            plan.rawKeySql(),
                            plan.source(),
                            plan.exactSql(),
                            filter.sql(plan.rangeKeySql()));
            try (PreparedStatement statement = streamed(sql)) {
                filter.bind(statement, 1);
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        rows.accept(key(row, 2), row.getLong(1));
                    }
                }
            }
        }
        readOthers(filter, (key, texts) -> rows.accept(key, plan.digest(texts)));
    }

    /** Raw values of the rows that have these keys. */
    public void rows(Collection<KeyName> keys, BiConsumer<KeyName, List<String>> rows) throws SQLException {
        List<KeyName> all = new ArrayList<>(keys);
        try (PreparedStatement statement = streamed(KeyLookup.sql(plan))) {
            for (int from = 0; from < all.size(); from += LOOKUP) {
                List<KeyName> some = all.subList(from, Math.min(all.size(), from + LOOKUP));
                for (int part = 0; part < plan.keys().size(); part++) {
                    int place = part;
                    Object[] texts =
                            some.stream().map(key -> key.parts().get(place)).toArray();
                    statement.setArray(part + 1, statement.getConnection().createArrayOf("text", texts));
                }
                read(statement, rows);
            }
        }
    }

    private void readOthers(RangeFilter filter, BiConsumer<KeyName, List<String>> rows) throws SQLException {
        if (plan.exactSql().equals("true")) {
            return;
        }
        String sql = "select %s from %s t where not (%s) and %s"
                .formatted(plan.rawSql(), plan.source(), plan.exactSql(), filter.sql(plan.rangeKeySql()));
        try (PreparedStatement statement = streamed(sql)) {
            filter.bind(statement, 1);
            read(statement, (key, raw) -> {
                rowsRead++;
                rows.accept(key, plan.canonical(raw));
            });
        }
    }

    private void read(PreparedStatement statement, BiConsumer<KeyName, List<String>> rows) throws SQLException {
        int columns = plan.columns().size();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                List<String> raw = new ArrayList<>(columns);
                for (int i = 1; i <= columns; i++) {
                    raw.add(row.getString(i));
                }
                rows.accept(key(raw), raw);
            }
        }
    }

    private KeyName key(List<String> raw) {
        return new KeyName(plan.keys().stream()
                .map(place -> plan.columns().get(place).canonical(raw.get(place)))
                .toList());
    }

    private KeyName key(ResultSet row, int first) throws SQLException {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < plan.keys().size(); i++) {
            parts.add(plan.keyColumns().get(i).canonical(row.getString(first + i)));
        }
        return new KeyName(parts);
    }

    private PreparedStatement streamed(String sql) throws SQLException {
        PreparedStatement statement = moment.connection().prepareStatement(sql);
        statement.setFetchSize(FETCH);
        return statement;
    }
}
