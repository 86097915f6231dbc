package io.millrace.jobs.quality.transforms;

import io.millrace.jobs.quality.transforms.types.ValueTransform;
import org.apache.spark.sql.api.java.UDF1;

/**
 * Whether a cast cannot take a column's value.
 *
 * @param before the transforms before the cast
 */
record Misfit(Chain before, ValueTransform cast) implements UDF1<Object, Boolean> {
    private static final long serialVersionUID = 1L;

    @Override
    public Boolean call(Object value) {
        return !cast.fits(before.apply(Chain.plain(value)));
    }
}
