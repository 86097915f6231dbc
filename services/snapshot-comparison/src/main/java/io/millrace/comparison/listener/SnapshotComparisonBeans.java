package io.millrace.comparison.listener;

import io.millrace.comparison.config.ComparisonConfig;
import io.millrace.comparison.domain.DeletionGuard;
import io.millrace.comparison.store.BatchStore;
import io.millrace.comparison.store.Holds;
import io.millrace.comparison.store.SnapshotFiles;
import io.millrace.comparison.store.SnapshotIds;
import io.millrace.comparison.store.Watermarks;
import io.millrace.platform.aws.AwsClients;
import io.millrace.platform.ledger.CheckpointStore;
import io.millrace.platform.ledger.RunLedger;
import io.millrace.platform.objects.ObjectStore;
import io.millrace.platform.runtime.PlatformConfig;
import io.millrace.platform.snapshot.SnapshotTimes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import java.time.Clock;

/** The stage put together from its settings. */
@Singleton
class SnapshotComparisonBeans {

    @Produces
    @Singleton
    SnapshotComparisonStage stage(
            ComparisonConfig config,
            PlatformConfig platform,
            AwsClients clients,
            CheckpointStore checkpoints,
            RunLedger ledger,
            ObjectStore objects,
            Clock clock) {
        String environment = platform.environment();
        Watermarks watermarks = new Watermarks(checkpoints, ledger, SnapshotComparisonStage.NAME);
        Holds holds = new Holds(checkpoints);
        BatchStore batches = new BatchStore(objects, in(config.dropBucket(), environment), config.root(environment));
        return new SnapshotComparisonStage(
                config.dataset(),
                environment,
                new SnapshotFiles(objects),
                new SnapshotIds(clients.dynamoDb(), in(config.snapshotIdTable(), environment), config.snapshotIdItem()),
                watermarks,
                holds,
                new DeletionGuard(config.maxDeletedPercent(), config.maxDeletedCount()),
                new SnapshotTimes(clock, platform.clockTolerance()),
                new BatchPublication(config.dataset(), environment, batches, watermarks, holds));
    }

    private static String in(String name, String environment) {
        return name.replace("{env}", environment);
    }
}
