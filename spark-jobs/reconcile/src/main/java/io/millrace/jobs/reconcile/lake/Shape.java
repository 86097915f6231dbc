package io.millrace.jobs.reconcile.lake;

import io.millrace.config.tables.ColumnType;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** Types of columns, as functions carry them to Spark's tasks. */
final class Shape implements Serializable {
    private static final long serialVersionUID = 1L;

    private final ArrayList<ColumnType.Kind> kinds = new ArrayList<>();
    private final ArrayList<Integer> scales = new ArrayList<>();
    private transient List<ColumnType> types;

    Shape(List<ColumnType> types) {
        for (ColumnType type : types) {
            kinds.add(type.kind());
            scales.add(type.scale());
        }
    }

    /** Precision is of no use here. */
    List<ColumnType> types() {
        if (types == null) {
            List<ColumnType> made = new ArrayList<>();
            for (int i = 0; i < kinds.size(); i++) {
                made.add(new ColumnType(kinds.get(i), 0, scales.get(i)));
            }
            types = made;
        }
        return types;
    }
}
