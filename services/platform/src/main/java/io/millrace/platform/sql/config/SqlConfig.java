package io.millrace.platform.sql.config;

import io.millrace.platform.sql.AthenaSettings;
import io.millrace.platform.sql.TrinoSettings;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Which SQL engine answers, and how it is reached. */
@ConfigMapping(prefix = "millrace.sql")
public interface SqlConfig {
    /** {@code trino} or {@code athena}. */
    @WithDefault("trino")
    Kind engine();

    /** Trino over JDBC. */
    Trino trino();

    /** Amazon Athena. */
    Athena athena();

    /** The engines there are. */
    enum Kind {
        /** Trino. */
        TRINO,
        /** Amazon Athena. */
        ATHENA
    }

    /** Trino over JDBC. */
    interface Trino {
        /** JDBC address with the Hive catalog on Glue. */
        @WithDefault("jdbc:trino://localhost:8080/hive")
        String url();

        /** The name that queries carry. */
        @WithDefault("millrace")
        String user();

        /** Needs TLS; absent without authentication. */
        Optional<String> password();

        /** Session properties by name, for example {@code "hive.max_partitions_per_writers"=512}. */
        Map<String, String> session();

        /** These settings as a record. */
        default TrinoSettings toSettings() {
            return new TrinoSettings(url(), user(), password().orElse(null), Map.copyOf(session()));
        }
    }

    /** Amazon Athena. */
    interface Athena {
        /** The work group, whose limits apply; engine version 3. */
        @WithDefault("primary")
        String workGroup();

        /** The data catalog. */
        @WithDefault("AwsDataCatalog")
        String catalog();

        /** The database of names without one. */
        @WithDefault("default")
        String database();

        /** Where results go, {@code s3://…/}; absent when the work group sets it. */
        Optional<String> output();

        /** Delay before the second look at a running query; doubles with each further one. */
        @WithDefault("250ms")
        Duration firstPoll();

        /** No delay between looks is longer. */
        @WithDefault("10s")
        Duration longestPoll();

        /** These settings as a record. */
        default AthenaSettings toSettings() {
            return new AthenaSettings(
                    workGroup(), catalog(), database(), output().orElse(null), firstPoll(), longestPoll());
        }
    }
}
