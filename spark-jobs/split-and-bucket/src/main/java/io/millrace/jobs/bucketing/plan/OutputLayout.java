package io.millrace.jobs.bucketing.plan;

import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Locale;

/** How the files of a table are laid out. */
public enum OutputLayout {
    /** One file a bucket, by Hive hash version 1 of the key, sorted by the key. */
    HIVE_BUCKETS {
        @Override
        public String file(int slot) {
            return "%05d_0_part.parquet".formatted(slot);
        }
    },
    /** Files of about a set size. */
    FILES {
        @Override
        public String file(int slot) {
            return "part-%05d.snappy.parquet".formatted(slot);
        }
    },
    /** A partition {@code id_bucket=N} for each bucket, by the same hash. */
    PARTITIONS {
        @Override
        public String file(int slot) {
            return "id_bucket=%d/part-00000.parquet".formatted(slot);
        }
    };

    /** Path of the file of a bucket, or of a file's number, below the table's folder; the same in every run. */
    public abstract String file(int slot);

    /** The name in arguments, results and paths, for example {@code hive-buckets}. */
    @JsonValue
    public String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
