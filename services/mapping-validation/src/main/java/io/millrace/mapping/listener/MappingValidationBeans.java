package io.millrace.mapping.listener;

import io.millrace.mapping.catalog.GlueCatalog;
import io.millrace.mapping.config.MappingConfig;
import io.millrace.mapping.domain.CatalogCheck;
import io.millrace.mapping.domain.MappingSource;
import io.millrace.mapping.domain.MappingValidation;
import io.millrace.mapping.store.DynamoMappingSource;
import io.millrace.mapping.store.MappingTable;
import io.millrace.mapping.store.SnapshotNames;
import io.millrace.mapping.store.SnapshotStore;
import io.millrace.platform.aws.AwsClients;
import io.millrace.platform.ledger.CheckpointStore;
import io.millrace.platform.objects.ObjectStore;
import io.millrace.platform.runtime.PlatformConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import java.util.List;

/** The stage put together from its settings. */
@Singleton
class MappingValidationBeans {

    @Produces
    @Singleton
    MappingValidationStage stage(
            MappingConfig config,
            PlatformConfig platform,
            AwsClients clients,
            CheckpointStore checkpoints,
            ObjectStore objects) {
        String environment = platform.environment();
        MappingSource source = new DynamoMappingSource(
                clients.dynamoDb(),
                List.of(
                        new MappingTable(in(config.syncTable(), environment), "millrace.mapping.sync-table"),
                        new MappingTable(in(config.manualTable(), environment), "millrace.mapping.manual-table")),
                config.segments());
        CatalogCheck catalog = new CatalogCheck(new GlueCatalog(clients.glue()), config.catalogConcurrency());
        return new MappingValidationStage(
                config.dataset(),
                environment,
                source,
                new MappingValidation(source, catalog),
                new SnapshotNames(checkpoints),
                new SnapshotStore(objects, in(config.bucket(), environment), config.prefix()));
    }

    private static String in(String name, String environment) {
        return name.replace("{env}", environment);
    }
}
