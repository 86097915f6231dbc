package io.millrace.jobs.quality.transforms.types;

import io.millrace.config.tables.ColumnType;
import io.millrace.jobs.quality.value.Params;
import io.millrace.jobs.quality.value.TypedValue;

import java.io.Serializable;
import java.util.Map;

/** Puts {@code value} where there is none; an empty text is a value. */
public record DefaultValue(Serializable value) implements ValueTransform {
    static final String VALUE = "value";
    private static final long serialVersionUID = 1L;

    static TransformType.Made make(Params params, ColumnType input, Map<String, String> environment) {
        try {
            Object value = TypedValue.of(params.required(VALUE), input);
            return new TransformType.Made(new DefaultValue((Serializable) value), input);
        } catch (IllegalArgumentException e) {
            throw params.invalid("parameter value: " + e.getMessage(), "Write a value of the column's type.");
        }
    }

    @Override
    public Object apply(Object given) {
        return given == null ? value : given;
    }
}
