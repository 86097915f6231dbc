package io.millrace.jobs.replay.table;

import io.millrace.config.patch.RowPatch;
import io.millrace.config.tables.ColumnConfig;
import io.millrace.config.tables.ColumnType;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.api.java.UDF2;

import java.io.Serializable;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The values of numbered patches, as Spark's tasks ask for them; {@code null} is no patch. */
final class PatchedValues implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Of each patch, its values by column. */
    private final List<Map<String, Object>> patches;

    private PatchedValues(List<Map<String, Object>> patches) {
        this.patches = patches;
    }

    static PatchedValues of(List<RowPatch> patches, Map<String, ColumnConfig> columns) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (RowPatch patch : patches) {
            Map<String, Object> values = new LinkedHashMap<>();
            patch.values()
                    .forEach((name, value) ->
                            values.put(name, ofSpark(value, columns.get(name).type())));
            all.add(values);
        }
        return new PatchedValues(all);
    }

    /** A value of a patch file as Spark has it in rows. */
    static Object ofSpark(Object value, ColumnType type) {
        if (value instanceof BigDecimal number) {
            return switch (type.kind()) {
                case INTEGER -> (Object) number.intValueExact();
                case LONG -> number.longValueExact();
                case DOUBLE -> number.doubleValue();
                default -> number.setScale(type.scale());
            };
        }
        if (value instanceof LocalDate day) {
            return Date.valueOf(day);
        }
        return value instanceof Instant moment ? Timestamp.from(moment) : value;
    }

    /** Which of the row's and the key's patch says what the column's value is. */
    UDF2<Integer, Integer, Integer> deciding(String column) {
        return (byRow, byKey) -> has(byRow, column) ? byRow : has(byKey, column) ? byKey : null;
    }

    /** The value that a patch has for the column. */
    UDF1<Integer, Object> of(String column) {
        return patch -> patch == null ? null : patches.get(patch).get(column);
    }

    /** The columns that either patch corrects. */
    UDF2<Integer, Integer, String[]> names() {
        return (byRow, byKey) -> {
            TreeSet<String> names = new TreeSet<>();
            if (byRow != null) {
                names.addAll(patches.get(byRow).keySet());
            }
            if (byKey != null) {
                names.addAll(patches.get(byKey).keySet());
            }
            return names.toArray(String[]::new);
        };
    }

    private boolean has(Integer patch, String column) {
        return patch != null && patches.get(patch).containsKey(column);
    }
}
