package io.millrace.bucketing.domain;

import com.fasterxml.jackson.annotation.JsonValue;
import io.millrace.events.bucketing.Layout;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How the snapshots of a dataset are split.
 *
 * @param root the folder above {@code raw_input/}
 * @param mapping the column mapping; empty for one table of all columns
 * @param tables the tables that the mapping may have; empty for any
 * @param target the folder of the versions
 * @param companion the dataset whose snapshots belong to these
 */
public record DatasetPlan(
        String dataset,
        Folder root,
        Optional<String> mapping,
        List<String> tables,
        Folder target,
        List<Layout> layouts,
        int targetFileMb,
        int buckets,
        String key,
        NullKeys nullKeys,
        OnMissingColumn onMissingColumn,
        Optional<Companion> companion) {

    /** What happens to rows without a key. */
    public enum NullKeys {
        /** They are kept apart, with the reason. */
        REJECT,
        /** They go to bucket 0. */
        BUCKET_ZERO;

        /** The name in settings and arguments, for example {@code bucket-zero}. */
        @JsonValue
        public String title() {
            return titleOf(this);
        }
    }

    /** What happens to mapped columns that the snapshot lacks. */
    public enum OnMissingColumn {
        /** Nothing is written. */
        FAIL,
        /** The table is written without the column, and the result says so. */
        SKIP_COLUMN;

        /** The name in settings and arguments, for example {@code skip-column}. */
        @JsonValue
        public String title() {
            return titleOf(this);
        }
    }

    /** Copies tables and layouts. */
    public DatasetPlan {
        tables = List.copyOf(tables);
        layouts = List.copyOf(layouts);
    }

    /** The folder of the snapshots. */
    public Folder rawInput() {
        return root.in("raw_input");
    }

    /** The folder of one snapshot. */
    public Folder snapshot(LocalDate date) {
        return rawInput().in(SnapshotDates.FOLDER + date);
    }

    /** The folder of one version. */
    public Folder version(String version) {
        return target.in("v=" + version);
    }

    private static String titleOf(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
