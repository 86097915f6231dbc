package io.millrace.bucketed.listener;

import io.millrace.bucketed.catalog.CatalogTables;
import io.millrace.bucketed.config.BucketedTablesConfig;
import io.millrace.bucketed.config.PlanCheck;
import io.millrace.bucketed.domain.DatasetPlan;
import io.millrace.bucketed.files.VersionFiles;
import io.millrace.bucketed.listener.BucketedTablesStage.DatasetWork;
import io.millrace.bucketed.publication.TablePublication;
import io.millrace.bucketed.publication.TablesAtOnce;
import io.millrace.bucketed.store.BegunWrites;
import io.millrace.bucketed.store.OldVersions;
import io.millrace.bucketed.store.Turns;
import io.millrace.platform.aws.AwsClients;
import io.millrace.platform.ledger.CheckpointStore;
import io.millrace.platform.ledger.RunLedger;
import io.millrace.platform.objects.ObjectStore;
import io.millrace.platform.runtime.PlatformConfig;
import io.millrace.platform.sql.SqlEngine;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The stage put together from its settings. */
@Singleton
class BucketedTablesBeans {

    @Produces
    @Singleton
    BucketedTablesStage stage(
            BucketedTablesConfig config,
            PlatformConfig platform,
            AwsClients clients,
            CheckpointStore checkpoints,
            RunLedger ledger,
            ObjectStore objects,
            SqlEngine engine) {
        List<DatasetPlan> plans = config.datasets().entrySet().stream()
                .map(entry -> entry.getValue().toPlan(entry.getKey(), platform.environment()))
                .toList();
        PlanCheck.check(plans);
        Turns turns = new Turns(checkpoints, ledger, BucketedTablesStage.NAME);
        BegunWrites begun = new BegunWrites(checkpoints, BucketedTablesStage.NAME);
        VersionFiles files = new VersionFiles(clients.s3());
        CatalogTables catalog = new CatalogTables(clients.glue());
        Map<String, DatasetWork> datasets = plans.stream()
                .map(plan -> new DatasetWork(
                        plan,
                        new TablePublication(engine, catalog, files, objects, turns, begun, plan, config.timeout())))
                .collect(Collectors.toMap(work -> work.plan().dataset(), Function.identity()));
        return new BucketedTablesStage(
                platform.environment(),
                datasets,
                turns,
                new TablesAtOnce(config.parallel()),
                new OldVersions(files, clients.glue(), ledger));
    }
}
