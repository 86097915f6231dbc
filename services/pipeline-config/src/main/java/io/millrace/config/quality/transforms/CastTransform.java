package io.millrace.config.quality.transforms;

import io.millrace.config.quality.Finding;
import io.millrace.config.quality.TransformConfig;
import io.millrace.config.shape.Key;
import io.millrace.config.shape.Shape;
import io.millrace.config.tables.ColumnConfig;
import io.millrace.config.tables.ColumnType;

import java.util.List;

/** {@code cast}: values as another type. */
final class CastTransform implements TransformContract {
    @Override
    public String type() {
        return "cast";
    }

    @Override
    public Shape.Group params() {
        return Shape.Group.of(Key.required(
                        "to_type",
                        new Shape.Text(ColumnType.FORM, "a type such as integer, timestamp or decimal(10,2)"),
                        "The type afterwards.")
                .alias("target_type"));
    }

    @Override
    public List<Finding> problems(TransformConfig transform, ColumnConfig column) {
        if (!(transform.params().get("to_type") instanceof String name)) {
            return List.of();
        }
        ColumnType type = ColumnType.parse(name).orElse(null);
        if (type == null) {
            return List.of(new Finding(
                    "params.to_type", "there is no such decimal", "Write up to 38 digits, as in decimal(10,2)."));
        }
        return type.equals(column.type())
                ? List.of(new Finding("params.to_type", "the column has this type already", "Remove the transform."))
                : List.of();
    }

    @Override
    public ColumnConfig after(TransformConfig transform, ColumnConfig column) {
        ColumnType type = ColumnType.parse(String.valueOf(transform.params().get("to_type")))
                .orElse(column.type());
        return new ColumnConfig(column.name(), type, column.nullable(), column.unique());
    }
}
