package io.millrace.events.bucketing;

import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Locale;

/** How the files of a table are laid out. */
public enum Layout {
    /** One file a bucket, by Hive hash version 1 of the key, sorted by the key. */
    HIVE_BUCKETS,
    /** Files of about a set size. */
    FILES,
    /** A partition {@code id_bucket=N} for each bucket. */
    PARTITIONS;

    /** The name in settings, events and paths, for example {@code hive-buckets}. */
    @JsonValue
    public String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
