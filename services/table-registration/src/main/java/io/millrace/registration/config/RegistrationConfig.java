package io.millrace.registration.config;

import io.millrace.events.bucketing.Layout;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where tables are registered, under which names, and what is done about changed schemas. */
@ConfigMapping(prefix = "millrace.registration")
public interface RegistrationConfig {
    /** The catalog's database; {@code {env}} is replaced by the environment, {@code {dataset}} by the dataset. */
    @WithDefault("lake_{env}")
    String database();

    /** The database of single datasets, for example {@code databases.infobase_attributes=omc}. */
    Map<String, String> databases();

    /** Whether a database that is missing is created. */
    @WithDefault("false")
    boolean createDatabase();

    /** What the tables' names begin with. */
    Prefixes prefixes();

    /** Whether partitioned tables carry parameters from which Athena works their partitions out. */
    @WithDefault("true")
    boolean partitionProjection();

    /** What is done when a column was removed or has another type. */
    @WithDefault("hold")
    Drift drift();

    /**
     * Tables, by their names in the catalog, that follow whatever changed. Naming one that is held registers the version
     * that was held, when the service starts.
     */
    Optional<Set<String>> followTables();

    /** Tables that are registered at the same time. */
    @WithDefault("8")
    @Min(1)
    @Max(64)
    int tablesAtOnce();

    /** Files whose footer or header is read at the same time, over all tables. */
    @WithDefault("32")
    @Min(1)
    @Max(256)
    int filesAtOnce();

    /** What is done about a changed schema. */
    enum Drift {
        /** The catalog keeps the version before, until a person decides. */
        HOLD,
        /** The catalog shows the new version. */
        FOLLOW
    }

    /** Prefixes by layout. */
    interface Prefixes {
        /** Of tables over Hive buckets. */
        @WithDefault("ext_")
        String hiveBuckets();

        /** Of tables over files of a set size. */
        @WithDefault("files_")
        String files();

        /** Of partitioned tables. */
        @WithDefault("part_")
        String partitions();

        /** Of tables of the raw zone. */
        @WithDefault("ext_")
        String landed();

        /** The prefix of a layout, or of tables without one. */
        default String of(Optional<Layout> layout) {
            return layout.map(known -> switch (known) {
                        case HIVE_BUCKETS -> hiveBuckets();
                        case FILES -> files();
                        case PARTITIONS -> partitions();
                    })
                    .orElseGet(this::landed);
        }
    }
}
