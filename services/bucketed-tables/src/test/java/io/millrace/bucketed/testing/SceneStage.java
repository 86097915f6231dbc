package io.millrace.bucketed.testing;

import io.millrace.bucketed.catalog.CatalogTables;
import io.millrace.bucketed.domain.DatasetPlan;
import io.millrace.bucketed.domain.EntityResolutionPlan;
import io.millrace.bucketed.domain.Names;
import io.millrace.bucketed.files.VersionFiles;
import io.millrace.bucketed.listener.BucketedTablesStage;
import io.millrace.bucketed.listener.BucketedTablesStage.DatasetWork;
import io.millrace.bucketed.publication.TablePublication;
import io.millrace.bucketed.publication.TablesAtOnce;
import io.millrace.bucketed.store.OldVersions;
import io.millrace.bucketed.store.Turns;
import io.millrace.events.bucketing.FinishedTable.Way;
import io.millrace.platform.objects.ObjectStore;
import io.millrace.platform.sql.SqlEngine;
import io.millrace.platform.testing.LedgerFixture.ServiceProcess;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The stage as its service makes it.
 *
 * @param bucket of all files
 * @param forMatching tables with an Entity Resolution table
 * @param keep how many snapshots stay
 */
record SceneStage(SqlEngine engine, String bucket, Way way, List<String> forMatching, int openWriters, int keep) {

    BucketedTablesStage in(ServiceProcess process) {
        Turns turns = new Turns(process.checkpoints(), process.ledger(), BucketedTablesStage.NAME);
        VersionFiles files = new VersionFiles(process.clients().s3());
        TablePublication publication = new TablePublication(
                engine,
                new CatalogTables(process.clients().glue()),
                files,
                new ObjectStore(process.clients().s3()),
                turns,
                plan(),
                Duration.ofSeconds(60));
        return new BucketedTablesStage(
                TablesScene.ENVIRONMENT,
                Map.of(TablesScene.DATASET, new DatasetWork(plan(), publication)),
                turns,
                new TablesAtOnce(2),
                new OldVersions(files, process.clients().glue(), process.ledger()));
    }

    private DatasetPlan plan() {
        return new DatasetPlan(
                TablesScene.DATASET,
                way,
                Optional.of("s3://" + bucket + "/ctas/"),
                3,
                new Names("bucketed_", "part_"),
                keep,
                List.of("s3://" + bucket + "/bucketed/"),
                openWriters,
                new EntityResolutionPlan(forMatching, Optional.of("s3://" + bucket + "/er/"), "AXM", "STRING"));
    }
}
