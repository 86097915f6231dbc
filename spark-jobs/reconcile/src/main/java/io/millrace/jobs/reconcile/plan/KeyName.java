package io.millrace.jobs.reconcile.plan;

import io.millrace.config.tables.ColumnType;
import io.millrace.jobs.reconcile.value.Canonical;
import io.millrace.jobs.reconcile.value.RowText;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A row's key as canonical texts.
 *
 * @param parts in the order of the key's columns
 */
public record KeyName(List<String> parts) implements Serializable {
    /** Keeps a copy. */
    public KeyName {
        parts = List.copyOf(parts);
    }

    /** One text that no other key has. */
    public String id(List<ColumnType> types) {
        return RowText.of(parts, types);
    }

    /** The key as people write it, its columns parted by commas; never blank. */
    public String shown(List<ColumnType> types) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < parts.size(); i++) {
            text.append(i == 0 ? "" : ",").append(Canonical.show(parts.get(i), types.get(i)));
        }
        return text.toString().isBlank() ? "\"" + text + "\"" : text.toString();
    }

    /** A part as a value of its column's type. */
    public Object value(int part, ColumnType type) {
        return Canonical.parse(parts.get(part), type);
    }

    /** Order by the first column as ranges have it, then by the others' texts. */
    public static Comparator<KeyName> by(Cuts.Order order) {
        return (a, b) -> compare(a, b, order);
    }

    private static int compare(KeyName a, KeyName b, Cuts.Order order) {
        int byFirst = order.compare(order.of(a.parts.get(0)), order.of(b.parts.get(0)));
        for (int i = 1; byFirst == 0 && i < a.parts.size(); i++) {
            byFirst = compareBytes(a.parts.get(i), b.parts.get(i));
        }
        return byFirst;
    }

    /** As PostgreSQL's collation "C" and Spark compare texts. */
    static int compareBytes(String a, String b) {
        return Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }
}
