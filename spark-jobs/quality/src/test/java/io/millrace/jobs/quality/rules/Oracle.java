package io.millrace.jobs.quality.rules;

import io.millrace.config.quality.Severity;
import io.millrace.config.tables.ColumnType;
import io.millrace.config.tables.ColumnType.Kind;
import io.millrace.config.tables.TableConfig;
import io.millrace.jobs.quality.Tables;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** Every row-wise rule on every type that it judges, and what plain Java says to it. */
final class Oracle {
    private final Tables tables = Tables.table("values")
            .column("whole", Kind.INTEGER)
            .column("large", Kind.LONG)
            .column("number", Kind.DOUBLE)
            .column("amount", new ColumnType(Kind.DECIMAL, 9, 2))
            .column("text", Kind.STRING)
            .column("truth", Kind.BOOLEAN)
            .column("day", Kind.DATE)
            .column("moment", Kind.TIMESTAMP);
    private final Map<String, Predicate<Value>> passes = new LinkedHashMap<>();

    Oracle() {
        ranges();
        Map<String, Object> values = Map.of("values", List.of("on", "null", ""));
        rule("allowed", "allowed_values", "text", values, Value::text, v -> Set.of("on", "null", "")
                .contains(v));
        rule("some", "allowed_values", "whole", Map.of("values", List.of(1, 10)), Value::whole, v -> v == 1 || v == 10);
        rule("exact", "allowed_values", "amount", Map.of("values", List.of(10, 20.01)), Value::amount, v -> Set.of(
                        "10.00", "20.01")
                .contains(v.toPlainString()));
        rule("yes", "allowed_values", "truth", Map.of("values", List.of(true)), Value::truth, v -> v);
        rule("regex", "regex", "text", Map.of("pattern", "DRV[0-9]{5}"), Value::text, v -> v.matches("DRV[0-9]{5}"));
        rule("anchored", "regex", "text", Map.of("pattern", "^DRV[0-9]{5}$"), Value::text, v -> v.equals("DRV00042"));
        rule("either", "regex", "text", Map.of("pattern", "a|on|.*e"), Value::text, v -> v.matches("a|on|.*e"));
        rule("folded", "regex", "text", Map.of("pattern", "(?i)on"), Value::text, v -> v.equalsIgnoreCase("on"));
        rule(
                "length",
                "length",
                "text",
                Map.of("min", 1, "max", 4),
                Value::text,
                v -> v.codePointCount(0, v.length()) >= 1 && v.codePointCount(0, v.length()) <= 4);
        rule("short", "length", "text", Map.of("max", 0), Value::text, String::isEmpty);
        for (String column : List.of("whole", "number", "text", "truth", "day")) {
            tables.rule("there_" + column, "not_null", column, Map.of(), Severity.ERROR);
        }
        passes.put("there_whole", v -> v.whole() != null);
        passes.put("there_number", v -> v.number() != null);
        passes.put("there_text", v -> v.text() != null);
        passes.put("there_truth", v -> v.truth() != null);
        passes.put("there_day", v -> v.day() != null);
    }

    private void ranges() {
        rule("whole", "range", "whole", Map.of("min", 10, "max", 20), Value::whole, v -> v >= 10 && v <= 20);
        rule("between", "range", "whole", Map.of("min", 9.5, "max", 20.5), Value::whole, v -> v >= 10 && v <= 20);
        rule("beyond", "range", "whole", Map.of("max", 1e12), Value::whole, v -> true);
        rule("above_all", "range", "whole", Map.of("min", 1e12), Value::whole, v -> false);
        rule("large", "range", "large", Map.of("min", 0, "max", Long.MAX_VALUE), Value::large, v -> v >= 0);
        rule("number", "range", "number", Map.of("min", 10, "max", 20), Value::number, v -> v >= 10 && v <= 20);
        rule("open", "range", "number", Map.of("min", 0), Value::number, v -> v >= 0);
        rule(
                "amount",
                "range",
                "amount",
                Map.of("min", 9.995, "max", 20),
                Value::amount,
                v -> v.compareTo(BigDecimal.TEN) >= 0 && v.compareTo(BigDecimal.valueOf(20)) <= 0);
        rule(
                "day",
                "range",
                "day",
                Map.of("min", "2026-01-10", "max", "2026-01-20"),
                Value::day,
                v -> !v.isBefore(LocalDate.of(2026, 1, 10)) && !v.isAfter(LocalDate.of(2026, 1, 20)));
        rule(
                "moment",
                "range",
                "moment",
                Map.of("min", "2026-01-01T00:00:20Z"),
                Value::moment,
                v -> !v.isBefore(Instant.parse("2026-01-01T00:00:20Z")));
    }

    TableConfig table() {
        return tables.config();
    }

    Set<String> failed(Value value) {
        Set<String> failed = new LinkedHashSet<>();
        passes.forEach((rule, passed) -> {
            if (!passed.test(value)) {
                failed.add(rule);
            }
        });
        return failed;
    }

    /** Once as it is, where null passes, and once where it fails. */
    private <T> void rule(
            String id,
            String type,
            String column,
            Map<String, Object> params,
            Function<Value, T> value,
            Predicate<T> keeps) {
        tables.rule(id, type, column, params, Severity.ERROR);
        passes.put(id, row -> value.apply(row) == null || keeps.test(value.apply(row)));
        Map<String, Object> strict = new LinkedHashMap<>(params);
        strict.put("nulls", "fail");
        tables.rule(id + "_strict", type, column, strict, Severity.WARNING);
        passes.put(id + "_strict", row -> Objects.nonNull(value.apply(row)) && keeps.test(value.apply(row)));
    }
}
