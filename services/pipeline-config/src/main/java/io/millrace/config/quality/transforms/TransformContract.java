package io.millrace.config.quality.transforms;

import io.millrace.config.quality.Finding;
import io.millrace.config.quality.TransformConfig;
import io.millrace.config.shape.Shape;
import io.millrace.config.tables.ColumnConfig;

import java.util.List;

/** What a type of transform needs to be told, and what it makes of its column. */
public interface TransformContract {
    /** The word in {@code tables.yaml}. */
    String type();

    /** The keys below {@code params}. */
    Shape.Group params();

    /**
     * What is wrong with a transform whose params have the right keys; mostly nothing.
     *
     * @param column as the transforms before leave it
     */
    List<Finding> problems(TransformConfig transform, ColumnConfig column);

    /** The column as the transform leaves it. */
    default ColumnConfig after(TransformConfig transform, ColumnConfig column) {
        return column;
    }
}
