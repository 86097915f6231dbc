package io.millrace.config.quality.transforms;

import io.millrace.config.quality.Finding;
import io.millrace.config.quality.TransformConfig;
import io.millrace.config.shape.Key;
import io.millrace.config.shape.Shape;
import io.millrace.config.tables.ColumnConfig;
import io.millrace.config.tables.ColumnType;

import java.util.List;

/** {@code round}: numbers with {@code decimals} digits after the point, halves away from zero. */
final class RoundTransform implements TransformContract {
    @Override
    public String type() {
        return "round";
    }

    @Override
    public Shape.Group params() {
        return Shape.Group.of(Key.optional("decimals", new Shape.Whole(0, 15), "Digits that stay after the point.")
                .orElse(2L));
    }

    @Override
    public List<Finding> problems(TransformConfig transform, ColumnConfig column) {
        return TransformContracts.wrongColumn(
                transform,
                column,
                "numbers with a point",
                type -> type.kind() == ColumnType.Kind.DOUBLE || type.kind() == ColumnType.Kind.DECIMAL);
    }
}
