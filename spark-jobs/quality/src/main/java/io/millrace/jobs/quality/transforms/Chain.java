package io.millrace.jobs.quality.transforms;

import io.millrace.jobs.quality.transforms.types.ValueTransform;
import org.apache.spark.sql.api.java.UDF1;

import java.sql.Date;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;

/** Functions one after the other; also as Spark calls them. */
final class Chain implements UDF1<Object, Object>, ValueTransform {
    private static final long serialVersionUID = 1L;

    private final ArrayList<ValueTransform> functions;

    Chain(List<ValueTransform> functions) {
        this.functions = new ArrayList<>(functions);
    }

    @Override
    public Object apply(Object value) {
        Object changed = value;
        for (ValueTransform function : functions) {
            changed = function.apply(changed);
        }
        return changed;
    }

    /** An unchanged value goes back as it came, so that old dates are not moved between calendars. */
    @Override
    public Object call(Object value) {
        Object plain = plain(value);
        Object changed = apply(plain);
        return changed == plain ? value : changed;
    }

    /** Dates and moments come from Spark as a session's settings say. */
    static Object plain(Object value) {
        if (value instanceof Timestamp timestamp) {
            return timestamp.toInstant();
        }
        return value instanceof Date date ? date.toLocalDate() : value;
    }
}
