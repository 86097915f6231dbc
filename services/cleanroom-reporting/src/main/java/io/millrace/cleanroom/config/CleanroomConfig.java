package io.millrace.cleanroom.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;

import java.util.Optional;
import java.util.Set;

/** What the Clean Rooms report tells of, and where it goes. The text {@code {env}} is replaced by the environment. */
@ConfigMapping(prefix = "millrace.cleanroom")
public interface CleanroomConfig {
    /** Id of the Clean Rooms membership; without it no report follows a bucketing run and a request for one fails. */
    Optional<String> membershipId();

    /** The only database of the catalog that is reported on; without it, whichever the event names. */
    Optional<String> database();

    /** What the names of the reported tables begin with. */
    @WithDefault("bucketed_")
    @NotBlank
    String tablePrefix();

    /** Datasets whose new tables lead to a report. */
    @WithDefault("infobase_attributes")
    Set<String> datasets();

    /** Names of tables that are left out; {@code *} stands for any text. */
    @WithDefault("*addressable_ids,*_er")
    Set<String> excludedTables();

    /** The bucket of the reports. */
    @WithDefault("millrace-analysis-data-{env}")
    @NotBlank
    String reportBucket();

    /** The folder of the reports in the bucket. */
    @WithDefault("cleanrooms-reports/")
    String reportPrefix();

    /**
     * What is written: {@code json}, which always must be among them, {@code csv}, {@code html}. The event names the
     * JSON document in the place of what is not written.
     */
    @WithDefault("json,csv,html")
    Set<ReportFormat> formats();

    /** A table that shows an older snapshot is not ready; days, counted back from the day of the event. */
    @WithDefault("45")
    @Min(0)
    int maxSnapshotAgeDays();

    /** Associations that a membership may have; raise it when AWS raised the account's quota. */
    @WithDefault("25")
    @Min(1)
    int maxAssociations();

    /** Columns that a configured table may have. */
    @WithDefault("100")
    @Min(1)
    int maxColumns();

    /** Calls to Clean Rooms and Entity Resolution that are under way at the same time. */
    @WithDefault("8")
    @Min(1)
    @Max(64)
    int concurrency();
}
