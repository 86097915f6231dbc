package io.millrace.jobs.quality.transforms.types;

import java.io.Serializable;

/**
 * A pure function of one value. Values have the Java types that {@link io.millrace.jobs.quality.value.TypedValue} names, in and out;
 * null stays null, but for a default.
 */
public interface ValueTransform extends Serializable {
    /** The changed value; null also where the value does not fit. */
    Object apply(Object value);

    /** Whether the value can be changed at all; only casts have values that do not fit. */
    default boolean fits(Object value) {
        return true;
    }
}
