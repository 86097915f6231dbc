package io.millrace.registration.listener;

import io.millrace.events.lake.LandedTable.Format;
import io.millrace.platform.aws.AwsClients;
import io.millrace.platform.ledger.CheckpointStore;
import io.millrace.platform.ledger.RunLedger;
import io.millrace.platform.objects.ObjectStore;
import io.millrace.platform.runtime.PlatformConfig;
import io.millrace.registration.catalog.Databases;
import io.millrace.registration.catalog.GluePartitions;
import io.millrace.registration.catalog.GlueTables;
import io.millrace.registration.catalog.TableSwitch;
import io.millrace.registration.config.RegistrationConfig;
import io.millrace.registration.config.RegistrationConfig.Drift;
import io.millrace.registration.domain.CatalogNames;
import io.millrace.registration.domain.DriftPolicy;
import io.millrace.registration.files.BoundedWork;
import io.millrace.registration.files.CsvTables;
import io.millrace.registration.files.DeltaTables;
import io.millrace.registration.files.ObjectRange;
import io.millrace.registration.files.PartitionFolders;
import io.millrace.registration.files.TableListing;
import io.millrace.registration.files.TableSource;
import io.millrace.registration.parquet.FooterReader;
import io.millrace.registration.parquet.ParquetTables;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import java.util.Map;
import java.util.Set;

/** The stage put together from its settings. */
@Singleton
public class TableRegistrationBeans {

    @Produces
    @Singleton
    CatalogNames names(RegistrationConfig config, PlatformConfig platform) {
        return new CatalogNames(platform.environment(), config.database(), config.databases(), config.prefixes()::of);
    }

    @Produces
    @Singleton
    DriftPolicy policy(RegistrationConfig config) {
        return new DriftPolicy(
                config.drift() == Drift.FOLLOW, config.followTables().orElse(Set.of()));
    }

    @Produces
    @Singleton
    FollowRequests followRequests(
            CheckpointStore checkpoints, RunLedger ledger, CatalogNames names, DriftPolicy policy) {
        return new FollowRequests(new HeldTables(checkpoints), ledger, names, policy);
    }

    @Produces
    @Singleton
    TableRegistrationStage stage(
            RegistrationConfig config,
            CatalogNames names,
            DriftPolicy policy,
            AwsClients clients,
            CheckpointStore checkpoints,
            ObjectStore objects) {
        return stage(
                names,
                policy,
                clients,
                checkpoints,
                objects,
                new Limits(config.tablesAtOnce(), config.filesAtOnce()),
                config.createDatabase(),
                config.partitionProjection());
    }

    /** How much is done at once. */
    public record Limits(int tables, int files) {}

    /** The stage from its parts. */
    public static TableRegistrationStage stage(
            CatalogNames names,
            DriftPolicy policy,
            AwsClients clients,
            CheckpointStore checkpoints,
            ObjectStore objects,
            Limits limits,
            boolean createDatabase,
            boolean projected) {
        TableListing listing = new TableListing(clients.s3());
        ObjectRange ranges = new ObjectRange(clients.s3());
        BoundedWork files = new BoundedWork("registration-file", limits.files());
        Map<Format, TableSource> sources = Map.of(
                Format.PARQUET, new ParquetTables(listing, new FooterReader(ranges), files),
                Format.DELTA, new DeltaTables(objects),
                Format.CSV, new CsvTables(listing, ranges, files));
        TableSwitch catalog = new TableSwitch(
                new GlueTables(clients.glue()),
                new GluePartitions(clients.glue()),
                folder -> PartitionFolders.with(listing.files(folder)),
                policy);
        return new TableRegistrationStage(
                names,
                new Databases(clients.glue(), createDatabase),
                new TableRegistration(sources, catalog, new HeldTables(checkpoints)),
                objects,
                new BoundedWork("registration-table", limits.tables()),
                projected);
    }
}
