package io.millrace.config.quality.transforms;

import io.millrace.config.quality.Finding;
import io.millrace.config.quality.TransformConfig;
import io.millrace.config.shape.Shape;
import io.millrace.config.tables.ColumnConfig;
import io.millrace.config.tables.ColumnType;

import java.util.List;

/** {@code trim}, {@code lower}, {@code upper}: texts without blanks around them, or in other letters. */
record LettersTransform(String type) implements TransformContract {
    @Override
    public Shape.Group params() {
        return Shape.Group.of();
    }

    @Override
    public List<Finding> problems(TransformConfig transform, ColumnConfig column) {
        return TransformContracts.wrongColumn(transform, column, "texts", ColumnType::isText);
    }
}
