package io.millrace.config.quality.transforms;

import io.millrace.config.quality.Finding;
import io.millrace.config.quality.TransformConfig;
import io.millrace.config.shape.Key;
import io.millrace.config.shape.Shape;
import io.millrace.config.tables.ColumnConfig;
import io.millrace.config.tables.ColumnType;

import java.util.List;

/** {@code hash}: a keyed digest as text; the key stands in an environment variable, never in the file. */
final class HashTransform implements TransformContract {
    @Override
    public String type() {
        return "hash";
    }

    @Override
    public Shape.Group params() {
        return Shape.Group.of(Key.required(
                "key_env",
                new Shape.Text("[A-Za-z_][A-Za-z0-9_]*", "the name of an environment variable, without ${}"),
                "The environment variable that holds the secret key."));
    }

    @Override
    public List<Finding> problems(TransformConfig transform, ColumnConfig column) {
        return List.of();
    }

    @Override
    public ColumnConfig after(TransformConfig transform, ColumnConfig column) {
        return new ColumnConfig(
                column.name(), ColumnType.of(ColumnType.Kind.STRING), column.nullable(), column.unique());
    }
}
