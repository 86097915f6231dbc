package io.millrace.bucketing.listener;

import io.millrace.bucketing.config.BucketingConfig;
import io.millrace.bucketing.config.DatasetPlans;
import io.millrace.bucketing.domain.DatasetPlan;
import io.millrace.bucketing.run.SnapshotGate;
import io.millrace.bucketing.run.SnapshotGate.Patience;
import io.millrace.bucketing.run.SparkRun;
import io.millrace.bucketing.store.NoteBook;
import io.millrace.bucketing.store.SnapshotStore;
import io.millrace.bucketing.store.VersionDocuments;
import io.millrace.platform.aws.AwsClients;
import io.millrace.platform.ledger.CheckpointStore;
import io.millrace.platform.objects.ObjectStore;
import io.millrace.platform.runtime.PlatformConfig;
import io.millrace.platform.spark.SparkConfig;
import io.millrace.platform.spark.SparkLauncher;
import io.millrace.platform.spark.stage.StagedJob;
import io.millrace.platform.stage.Pace;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import java.time.Clock;
import java.util.Map;

/** The stage put together from its settings. */
@Singleton
class BucketingBeans {

    @Produces
    @Singleton
    BucketingStage stage(
            BucketingConfig config,
            PlatformConfig platform,
            SparkConfig spark,
            SparkLauncher launcher,
            AwsClients clients,
            ObjectStore objects,
            CheckpointStore checkpoints,
            Clock clock) {
        Map<String, DatasetPlan> plans = DatasetPlans.of(config, platform.environment());
        SnapshotStore snapshots = new SnapshotStore(clients.s3(), config.markers());
        NoteBook notes = new NoteBook(checkpoints);
        return new BucketingStage(
                platform.environment(),
                plans,
                new SnapshotGate(
                        snapshots, notes, plans, new Patience(config.quietTime(), config.longestWait()), clock),
                new SparkRun(
                        new StagedJob(launcher, objects, SparkRun.application(config.jobJar(), spark.sizes())),
                        new VersionDocuments(clients.s3()),
                        snapshots,
                        notes),
                new Pace(clock, config.lookEvery()));
    }
}
