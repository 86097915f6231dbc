package io.millrace.bucketed.config;

import io.millrace.bucketed.domain.DatasetPlan;
import io.millrace.bucketed.domain.EntityResolutionPlan;
import io.millrace.bucketed.domain.Names;
import io.millrace.events.bucketing.FinishedTable;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which datasets get bucketed and Entity Resolution tables, and how. In locations the text {@code {env}} is replaced by
 * the environment.
 */
@ConfigMapping(prefix = "millrace.bucketed-tables")
public interface BucketedTablesConfig {
    /** Settings of each dataset, by its name; others are none of this service's business. */
    Map<String, Dataset> datasets();

    /** How many tables are made and checked at the same time: no more than the engine runs queries at once. */
    @WithDefault("4")
    @Min(1)
    int parallel();

    /** How long one statement may take, waiting in the engine's queue included. */
    @WithDefault("1h")
    Duration timeout();

    /** How bucketed tables are made. */
    enum Way {
        /** The bucketing job's files, registered with their buckets. */
        DIRECT,
        /** Written by the SQL engine. */
        CTAS
    }

    /** A dataset's settings. */
    interface Dataset {
        /** {@code direct}: the bucketing job's files get their buckets; {@code ctas}: the SQL engine writes new ones. */
        @WithDefault("direct")
        Way way();

        /** Where the engine writes, {@code s3://…/}: {@code {table}/v={version}/} in it. Needed for {@code ctas}. */
        Optional<String> ctasTarget();

        /** Keys of each table whose rows are compared with the source. */
        @WithDefault("20")
        @Min(1)
        @Max(1000)
        int sampledKeys();

        /** What final tables' names begin with. */
        @WithDefault("bucketed_")
        String prefix();

        /** How many of the newest snapshots stay; older versions go, unless a table names them. */
        @WithDefault("3")
        @Min(1)
        int keepSnapshots();

        /** Folders of the bucketing job in which old versions {@code v=…/} are removed; none: they stay. */
        Optional<List<String>> versionRoots();

        /** How many buckets the engine writes at once; Athena: 100. */
        @WithDefault("100")
        @Min(1)
        int openWriters();

        /** Tables for AWS Entity Resolution. */
        EntityResolution entityResolution();

        /** These settings as a record. */
        default DatasetPlan toPlan(String dataset, String environment) {
            return new DatasetPlan(
                    dataset,
                    FinishedTable.Way.valueOf(way().name()),
                    ctasTarget().map(target -> in(target, environment)),
                    sampledKeys(),
                    new Names(prefix(), entityResolution().prefix()),
                    keepSnapshots(),
                    versionRoots().orElse(List.of()).stream()
                            .map(root -> in(root, environment))
                            .toList(),
                    openWriters(),
                    entityResolution().toPlan(environment));
        }
    }

    /** Tables for AWS Entity Resolution. */
    interface EntityResolution {
        /** Names without prefix of the tables that get one; {@code *} for all. */
        Optional<List<String>> tables();

        /** Where they are written, {@code s3://…/}: {@code {table}/v={version}/} in it, schema mappings beside. */
        Optional<String> target();

        /** What their names begin with; all end with {@code _er}. */
        @WithDefault("part_")
        String prefix();

        /** Match key of the key column in schema mappings. */
        @WithDefault("AXM")
        String matchKey();

        /** Type of the columns beside id and key in schema mappings: one that CreateSchemaMapping knows. */
        @WithDefault("STRING")
        String attributeType();

        /** The columns beside id and key in schema mappings, of whichever table has them; all when absent. CreateSchemaMapping takes 35 fields. */
        Optional<List<String>> mappedColumns();

        /** These settings as a record. */
        default EntityResolutionPlan toPlan(String environment) {
            return new EntityResolutionPlan(
                    tables().orElse(List.of()),
                    target().map(target -> in(target, environment)),
                    matchKey(),
                    attributeType(),
                    mappedColumns().orElse(List.of()));
        }
    }

    private static String in(String location, String environment) {
        return location.replace("{env}", environment);
    }
}
