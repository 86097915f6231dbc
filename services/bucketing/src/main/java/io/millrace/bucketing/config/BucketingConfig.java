package io.millrace.bucketing.config;

import io.millrace.bucketing.domain.Companion;
import io.millrace.bucketing.domain.DatasetPlan.NullKeys;
import io.millrace.bucketing.domain.DatasetPlan.OnMissingColumn;
import io.millrace.events.bucketing.Layout;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which datasets are split and bucketed, and how. In locations the text {@code {env}} is replaced by the environment.
 */
@ConfigMapping(prefix = "millrace.bucketing")
public interface BucketingConfig {
    /** Settings of each dataset, by its name; others are none of this service's business. */
    Map<String, Dataset> datasets();

    /** How long the files of a snapshot must not change when neither a marker nor a manifest says that it is complete. */
    @WithDefault("PT10M")
    Duration quietTime();

    /** How long a run waits for a snapshot to be complete, and for its companion, before it fails. */
    @WithDefault("P2D")
    Duration longestWait();

    /** How often a snapshot that is waited for is listed, and a Spark job asked after. */
    @WithDefault("PT2S")
    Duration lookEvery();

    /** Files that say, right in a snapshot's folder, that it is complete. Names begin with a dot or an underscore: the job reads no such file as data. */
    @WithDefault("_SUCCESS,_manifest.json,.manifest.json")
    Set<String> markers();

    /** The jar of the job {@code split-and-bucket}, where the launcher's platform finds it; a glob for the local one. */
    @WithDefault("spark-jobs/split-and-bucket/target/split-and-bucket-*.jar")
    String jobJar();

    /** A dataset's settings. */
    interface Dataset {
        /** Folder above {@code raw_input/snapshot_dt=YYYY-MM-DD/}, {@code s3://…/}. */
        String root();

        /** The column mapping, a CSV file {@code s3://…}; without one there is one table of all columns. */
        Optional<String> mapping();

        /** The tables that the mapping may have, in any case; another one is refused. Without them it may have any. */
        Optional<List<@NotBlank String>> tables();

        /** Folder of the versions, {@code s3://…/}: {@code v={version}/} in it. */
        String target();

        /** Layouts of the files: {@code hive-buckets}, {@code files}, {@code partitions}; several from one read. */
        @WithDefault("hive-buckets")
        @NotEmpty
        List<Layout> layouts();

        /** Size at which files of layout {@code files} aim, in MB. */
        @WithDefault("512")
        @Min(1)
        @Max(100_000)
        int targetFileMb();

        /** How many buckets there are. */
        @WithDefault("256")
        @Min(1)
        @Max(100_000)
        int buckets();

        /** The column that decides a row's bucket, in any case. */
        @WithDefault("customer_user_id")
        @Pattern(regexp = "[A-Za-z0-9_]+")
        String key();

        /** Rows without a key: {@code reject} them into a file, or put them into {@code bucket-zero}. */
        @WithDefault("reject")
        NullKeys nullKeys();

        /** Mapped columns that the snapshot lacks: {@code fail}, or {@code skip-column} and say so in the result. */
        @WithDefault("fail")
        OnMissingColumn onMissingColumn();

        /** Another dataset of these settings, whose latest snapshot should be of the same date. */
        Optional<String> companion();

        /** What is done when it is of another date: {@code warn}, {@code fail} or {@code wait} for it. */
        @WithDefault("warn")
        Companion.Differs companionDiffers();
    }
}
