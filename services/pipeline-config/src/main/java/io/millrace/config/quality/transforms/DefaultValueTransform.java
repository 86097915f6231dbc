package io.millrace.config.quality.transforms;

import io.millrace.config.quality.Finding;
import io.millrace.config.quality.TransformConfig;
import io.millrace.config.shape.Key;
import io.millrace.config.shape.Shape;
import io.millrace.config.tables.ColumnConfig;
import io.millrace.config.values.ColumnValues;

import java.util.List;

/** {@code default_value}: {@code value} where there is none. */
final class DefaultValueTransform implements TransformContract {
    @Override
    public String type() {
        return "default_value";
    }

    @Override
    public Shape.Group params() {
        return Shape.Group.of(Key.required("value", new Shape.Scalar(), "What stands in the place of null."));
    }

    @Override
    public List<Finding> problems(TransformConfig transform, ColumnConfig column) {
        Object value = transform.params().get("value");
        return value == null || ColumnValues.of(column.type(), value).isPresent()
                ? List.of()
                : List.of(new Finding(
                        "params.value",
                        "the value does not fit the column's type, "
                                + column.type().title(),
                        "Write a value of that type; a text stands in quotes."));
    }
}
