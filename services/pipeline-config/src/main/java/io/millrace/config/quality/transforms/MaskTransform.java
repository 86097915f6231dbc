package io.millrace.config.quality.transforms;

import io.millrace.config.quality.Finding;
import io.millrace.config.quality.TransformConfig;
import io.millrace.config.shape.Key;
import io.millrace.config.shape.Shape;
import io.millrace.config.tables.ColumnConfig;
import io.millrace.config.tables.ColumnType;

import java.util.List;

/** {@code mask_pii}: the first {@code visible_chars} characters and four stars; of a short text the stars alone. */
final class MaskTransform implements TransformContract {
    @Override
    public String type() {
        return "mask_pii";
    }

    @Override
    public Shape.Group params() {
        return Shape.Group.of(
                Key.optional("visible_chars", new Shape.Whole(0, Integer.MAX_VALUE), "Characters that stay visible.")
                        .orElse(4L));
    }

    @Override
    public List<Finding> problems(TransformConfig transform, ColumnConfig column) {
        return TransformContracts.wrongColumn(transform, column, "texts", ColumnType::isText);
    }
}
