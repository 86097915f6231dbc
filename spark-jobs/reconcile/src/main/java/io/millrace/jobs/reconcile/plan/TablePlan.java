package io.millrace.jobs.reconcile.plan;

import io.millrace.config.tables.ColumnType;
import io.millrace.config.tables.TableConfig;
import io.millrace.jobs.reconcile.value.ComparedColumn;
import io.millrace.jobs.reconcile.value.RowText;
import io.millrace.jobs.reconcile.value.SqlForm;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How one table is compared.
 *
 * @param table with the columns that it was given since it was configured
 * @param source its qualified name in PostgreSQL, quoted
 * @param columns those that are compared, in the order of the configuration
 * @param keys places of the key's columns among them, in the key's order
 * @param uncompared why a column of source or lake is not compared, by its name
 */
public record TablePlan(
        TableConfig table,
        String source,
        List<ComparedColumn> columns,
        List<Integer> keys,
        Map<String, String> uncompared) {

    /** Types in the lake. */
    public List<ColumnType> types() {
        return columns.stream().map(ComparedColumn::type).toList();
    }

    /** Key columns, in the key's order. */
    public List<ComparedColumn> keyColumns() {
        return keys.stream().map(columns::get).toList();
    }

    /** Types of the key's columns in the lake. */
    public List<ColumnType> keyTypes() {
        return keyColumns().stream().map(ComparedColumn::type).toList();
    }

    /** The key of a row of canonical texts. */
    public KeyName keyOf(List<String> canonical) {
        return new KeyName(keys.stream().map(canonical::get).toList());
    }

    /** Canonical texts of what the lake must hold for a row of raw values. */
    public List<String> canonical(List<String> raw) {
        return IntStream.range(0, columns.size())
                .mapToObj(i -> columns.get(i).canonical(raw.get(i)))
                .collect(Collectors.toList()); // nulls
    }

    /** The checksum of a row of canonical texts. */
    public long digest(List<String> canonical) {
        return RowText.digest(RowText.of(canonical, types()));
    }

    /** How ranges are ordered. */
    public Cuts.Order order() {
        return switch (keyColumns().get(0).type().kind()) {
            case INTEGER, LONG -> Cuts.Order.NUMBERS;
            default -> Cuts.Order.TEXTS;
        };
    }

    /** SQL of the first key column as ranges order it. */
    public String rangeKeySql() {
        ComparedColumn first = keyColumns().get(0);
        return order() == Cuts.Order.NUMBERS ? first.sql() : "((" + first.form().canonical() + ") collate \"C\")";
    }

    /** Columns that PostgreSQL cannot compute as the lake has them; rows are read because of them. */
    public List<String> computedHere() {
        return columns.stream()
                .filter(column -> column.form() == null)
                .map(ComparedColumn::name)
                .toList();
    }

    /** SQL condition, never null, under which PostgreSQL computes a row's checksum exactly. */
    public String exactSql() {
        if (!computedHere().isEmpty()) {
            return "false";
        }
        String conditions = columns.stream()
                .map(column -> column.form().exactWhen())
                .filter(Objects::nonNull)
                .map(condition -> "coalesce(" + condition + ", true)")
                .collect(Collectors.joining(" and "));
        return conditions.isEmpty() ? "true" : conditions;
    }

    /** SQL of a row's checksum where {@link #exactSql} holds. */
    public String digestSql() {
        List<SqlForm> forms = columns.stream().map(ComparedColumn::form).toList();
        return RowText.digestSql(RowText.sql(forms));
    }

    /** SQL of the raw values of all columns. */
    public String rawSql() {
        return columns.stream().map(column -> column.kind().raw(column.sql())).collect(Collectors.joining(", "));
    }

    /** SQL of the raw values of the key's columns. */
    public String rawKeySql() {
        return keyColumns().stream()
                .map(column -> column.kind().raw(column.sql()))
                .collect(Collectors.joining(", "));
    }
}
