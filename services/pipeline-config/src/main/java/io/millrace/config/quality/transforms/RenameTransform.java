package io.millrace.config.quality.transforms;

import io.millrace.config.quality.Finding;
import io.millrace.config.quality.TransformConfig;
import io.millrace.config.shape.Key;
import io.millrace.config.shape.Shape;
import io.millrace.config.tables.ColumnConfig;

import java.util.List;

/** {@code rename}: the same values under another name. */
final class RenameTransform implements TransformContract {
    @Override
    public String type() {
        return "rename";
    }

    @Override
    public Shape.Group params() {
        return Shape.Group.of(Key.required(
                        "new_name",
                        new Shape.Text(ColumnConfig.NAME, "a name of letters, digits and underscores"),
                        "The column's name afterwards.")
                .alias("to"));
    }

    @Override
    public List<Finding> problems(TransformConfig transform, ColumnConfig column) {
        return List.of();
    }

    @Override
    public ColumnConfig after(TransformConfig transform, ColumnConfig column) {
        return transform.params().get("new_name") instanceof String name
                ? new ColumnConfig(name, column.type(), column.nullable(), column.unique())
                : column;
    }
}
