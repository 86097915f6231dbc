package io.millrace.jobs.bucketing.plan;

import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Locale;

/** What happens to rows without a key. */
public enum NullKeys {
    /** They are kept apart, with the reason. */
    REJECT,
    /** They go to bucket 0, as Hive puts them. */
    BUCKET_ZERO;

    /** The name in arguments, for example {@code bucket-zero}. */
    @JsonValue
    public String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
