package io.millrace.jobs.stream.rows;

import io.millrace.jobs.stream.envelope.Message.Kind;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static io.millrace.jobs.quality.value.Columns.named;
import static org.apache.spark.sql.functions.array_distinct;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.exists;
import static org.apache.spark.sql.functions.flatten;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.split;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

/** Counts what a batch holds, in one Spark action that also fills the cache. */
public final class Surveyor {
    private static final int RULES_FROM = 20;

    private final List<Count> asked = new ArrayList<>();

    private record Count(BrokenRule rule, boolean setAside) {}

    /** @param rules all that a row can have broken, each once */
    public Surveyor(List<BrokenRule> rules) {
        for (BrokenRule rule : rules) {
            asked.add(new Count(rule, true));
            if (!rule.severity().equals(Judgement.ERROR)) {
                asked.add(new Count(rule, false));
            }
        }
    }

    /** Surveys judged messages. */
    public Survey survey(Dataset<Row> judged) {
        List<Column> columns = new ArrayList<>(List.of(
                max(named(Fields.OFFSET)),
                count(lit(1)),
                of(Kind.CHANGE),
                of(Kind.MALFORMED),
                of(Kind.CONTROL),
                total(Judgement.setAside()),
                total(size(named(Judgement.FAILED)).gt(0).and(not(Judgement.setAside()))),
                total(size(named(Fields.UNCHANGED)).gt(0).and(not(Judgement.setAside()))),
                collect_set(when(named(Fields.KIND).equalTo(Kind.CHANGE.name()), named(Fields.ORDER))),
                array_distinct(flatten(collect_set(named(Fields.UNKNOWN)))),
                collect_list(when(
                        named(Fields.KIND).equalTo(Kind.CONTROL.name()),
                        struct(
                                named(Fields.OFFSET),
                                named(Fields.CONTROL),
                                named(Fields.COMMITTED),
                                named(Fields.LSN),
                                named(Fields.TRANSACTION_ORDER),
                                named(Fields.TRANSACTION_ID),
                                named(Fields.RAW_VALUE)))),
                max(named(Fields.ARRIVED)),
                max(named(Fields.LSN)),
                collect_set(when(named(Fields.KIND).equalTo(Kind.UNPLACED.name()), named(Fields.REASON))),
                array_distinct(flatten(collect_set(
                        when(named(Fields.KIND).equalTo(Kind.PARTIAL.name()), split(named(Fields.REASON), ", "))))),
                min(when(
                        named(Fields.KIND).equalTo(Kind.CHANGE.name()).and(not(named(MessageRows.LOGGED))),
                        named(Fields.COMMITTED))),
                of(Kind.REPEATED),
                min(when(named(Fields.KIND).equalTo(Kind.MALFORMED.name()), named(Fields.REASON)))));
        asked.forEach(count -> columns.add(
                total(broke(count.rule()).and(count.setAside() ? Judgement.setAside() : not(Judgement.setAside())))));
        return read(judged.groupBy(named(Fields.PARTITION))
                .agg(min(named(Fields.OFFSET)), columns.toArray(Column[]::new))
                .collectAsList());
    }

    private static Column broke(BrokenRule rule) {
        return exists(named(Judgement.FAILED), failed -> failed.getField("rule")
                .equalTo(rule.rule())
                .and(failed.getField("type").equalTo(rule.type()))
                .and(failed.getField("column").eqNullSafe(rule.column())));
    }

    private static Column of(Kind kind) {
        return total(named(Fields.KIND).equalTo(kind.name()));
    }

    private static Column total(Column condition) {
        return sum(when(condition, 1L).otherwise(0L));
    }

    private Survey read(List<Row> groups) {
        Map<Integer, Survey.Part> parts = new HashMap<>();
        Map<BrokenRule, Long> broken = new LinkedHashMap<>();
        Map<BrokenRule, Long> warnings = new LinkedHashMap<>();
        Set<String> orders = new HashSet<>();
        Set<String> unknown = new HashSet<>();
        Set<String> lacking = new HashSet<>();
        Set<String> absent = new HashSet<>();
        Instant since = null;
        List<ControlMessage> controls = new ArrayList<>();
        Instant arrived = Instant.EPOCH;
        Long lsn = null;
        String malformed = null;
        for (Row group : groups) {
            int partition = group.getInt(0);
            parts.put(
                    partition,
                    new Survey.Part(
                            group.getLong(1),
                            group.getLong(2),
                            group.getLong(3),
                            group.getLong(4),
                            group.getLong(5),
                            group.getLong(6),
                            group.getLong(7),
                            group.getLong(8),
                            group.getLong(9),
                            group.getLong(18)));
            orders.addAll(group.getList(10));
            unknown.addAll(group.getList(11));
            lacking.addAll(group.getList(15));
            absent.addAll(group.getList(16));
            if (!group.isNullAt(17)) {
                Instant first = group.getTimestamp(17).toInstant();
                since = since == null || first.isBefore(since) ? first : since;
            }
            group.<Row>getList(12).forEach(control -> controls.add(control(partition, control)));
            Instant last = group.getTimestamp(13).toInstant();
            arrived = last.isAfter(arrived) ? last : arrived;
            if (!group.isNullAt(14)) {
                lsn = lsn == null ? group.getLong(14) : (Long) Math.max(lsn, group.getLong(14));
            }
            malformed = first(malformed, group.getString(19));
            for (int i = 0; i < asked.size(); i++) {
                Count count = asked.get(i);
                (count.setAside() ? broken : warnings).merge(count.rule(), group.getLong(RULES_FROM + i), Long::sum);
            }
        }
        broken.values().removeIf(rows -> rows == 0);
        warnings.values().removeIf(rows -> rows == 0);
        controls.sort(Comparator.comparingInt(ControlMessage::partition).thenComparingLong(ControlMessage::offset));
        return new Survey(
                parts, broken, warnings, orders, unknown, lacking, absent, since, lsn, malformed, controls, arrived);
    }

    /** One of two texts, always the same one: a batch that is run again tells the same. */
    private static String first(String one, String other) {
        return one == null || (other != null && other.compareTo(one) < 0) ? other : one;
    }

    private static ControlMessage control(int partition, Row row) {
        byte[] value = row.getAs(6);
        Timestamp committed = row.getTimestamp(2);
        return new ControlMessage(
                partition,
                row.getLong(0),
                row.getString(1),
                committed.toInstant(),
                row.getLong(3),
                row.getLong(4),
                row.isNullAt(5) ? null : row.getLong(5),
                new String(value, StandardCharsets.UTF_8));
    }
}
