package io.millrace.bucketing.testing;

import io.millrace.bucketing.domain.Companion;
import io.millrace.bucketing.domain.DatasetPlan;
import io.millrace.bucketing.domain.DatasetPlan.NullKeys;
import io.millrace.bucketing.domain.DatasetPlan.OnMissingColumn;
import io.millrace.bucketing.domain.Folder;
import io.millrace.bucketing.listener.BucketingStage;
import io.millrace.bucketing.run.SnapshotGate;
import io.millrace.bucketing.run.SparkRun;
import io.millrace.bucketing.store.NoteBook;
import io.millrace.bucketing.store.SnapshotStore;
import io.millrace.bucketing.store.VersionDocuments;
import io.millrace.events.Event;
import io.millrace.events.bucketing.BucketingRequested;
import io.millrace.events.bucketing.Layout;
import io.millrace.events.lake.SnapshotWritten;
import io.millrace.platform.objects.ObjectLocation;
import io.millrace.platform.objects.ObjectStore;
import io.millrace.platform.spark.SparkJob;
import io.millrace.platform.spark.SparkLauncher;
import io.millrace.platform.spark.stage.StagedJob;
import io.millrace.platform.stage.Pace;
import io.millrace.platform.testing.LedgerFixture.ServiceProcess;
import io.millrace.platform.testing.StageScene;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/** A Spark platform of its own, and the stage as its service makes it, with two datasets. */
public final class BucketingScene extends StageScene {
    /** The dataset under test. */
    public static final String DATASET = "infobase_attributes";

    /** Its companion. */
    public static final String COMPANION = "addressable_ids";

    /** The environment. */
    public static final String ENVIRONMENT = "test";

    /** How long a listing must be the same. */
    public static final Duration QUIET = Duration.ofMinutes(10);

    /** How long a run waits. */
    public static final Duration LONGEST = Duration.ofDays(2);

    private final ScriptedSpark spark = new ScriptedSpark(objects());
    private Optional<Companion> companion = Optional.empty();
    private List<Layout> layouts = List.of(Layout.HIVE_BUCKETS);

    /** The dataset's snapshots belong to its companion's. */
    public BucketingScene companionDiffers(Companion.Differs differs) {
        companion = Optional.of(new Companion(COMPANION, differs));
        return this;
    }

    /** The files are laid out like this. */
    public BucketingScene layouts(Layout... wanted) {
        layouts = List.of(wanted);
        return this;
    }

    /** The Spark platform. */
    public ScriptedSpark spark() {
        return spark;
    }

    /** A dataset's plan. */
    public DatasetPlan plan(String dataset) {
        return plan(bucket(), dataset, layouts, dataset.equals(DATASET) ? companion : Optional.empty());
    }

    private static DatasetPlan plan(
            String bucket, String dataset, List<Layout> layouts, Optional<Companion> companion) {
        return new DatasetPlan(
                dataset,
                Folder.of("s3://" + bucket + "/opus/" + dataset),
                Optional.empty(),
                List.of(),
                Folder.of("s3://" + bucket + "/bucketed/" + dataset),
                layouts,
                512,
                8,
                "customer_user_id",
                NullKeys.REJECT,
                OnMissingColumn.FAIL,
                companion);
    }

    @Override
    public BucketingStage stage(ServiceProcess process) {
        return stage(
                process,
                Map.of(DATASET, plan(DATASET), COMPANION, plan(COMPANION)),
                spark,
                "job-*.jar",
                fixture().clock());
    }

    /**
     * The stage of a process that may be another one than the test's.
     *
     * @param jar of the job, for the launcher
     */
    public static BucketingStage stage(
            ServiceProcess process, String bucket, SparkLauncher launcher, String jar, Clock clock) {
        DatasetPlan plan = plan(bucket, DATASET, List.of(Layout.HIVE_BUCKETS), Optional.empty());
        return stage(process, Map.of(DATASET, plan), launcher, jar, clock);
    }

    private static BucketingStage stage(
            ServiceProcess process, Map<String, DatasetPlan> plans, SparkLauncher launcher, String jar, Clock clock) {
        SnapshotStore snapshots = new SnapshotStore(process.clients().s3(), Set.of("_SUCCESS", "_manifest.json"));
        NoteBook notes = new NoteBook(process.checkpoints());
        return new BucketingStage(
                ENVIRONMENT,
                plans,
                new SnapshotGate(snapshots, notes, plans, new SnapshotGate.Patience(QUIET, LONGEST), clock),
                new SparkRun(
                        new StagedJob(
                                launcher,
                                new ObjectStore(process.clients().s3()),
                                SparkRun.application(jar, new SparkJob.Sizes(1, 1, 512, 512))),
                        new VersionDocuments(process.clients().s3()),
                        snapshots,
                        notes),
                new Pace(clock, Duration.ZERO));
    }

    /** Writes a file of a snapshot; the date may be none. */
    public BucketingScene file(String dataset, String date, String name) {
        return file(dataset, date, name, "data of " + date);
    }

    /** Writes a file of a snapshot with this text. */
    public BucketingScene file(String dataset, String date, String name, String text) {
        String key = "opus/" + dataset + "/raw_input/snapshot_dt=" + date + "/" + name;
        objects().put(new ObjectLocation(bucket(), key), text, "application/octet-stream");
        return this;
    }

    /** Writes a complete snapshot. */
    public BucketingScene snapshot(String dataset, String date) {
        return file(dataset, date, "part-0.parquet")
                .file(dataset, date, "part-1.parquet")
                .file(dataset, date, "_SUCCESS");
    }

    /** A request with an id; the date may be null. */
    public static Event<BucketingRequested> request(String id, String date) {
        return event(id, new BucketingRequested(DATASET, date, "because"));
    }

    /** News of a snapshot at its place. */
    public Event<SnapshotWritten> written(String id, String date) {
        return written(id, date, null, null);
    }

    /** News of a snapshot at its place, with manifest and rows. */
    public Event<SnapshotWritten> written(String id, String date, URI manifest, Long rows) {
        URI location = URI.create("s3://" + bucket() + "/opus/" + DATASET + "/raw_input/snapshot_dt=" + date + "/");
        return event(id, new SnapshotWritten(DATASET, ENVIRONMENT, date, location, manifest, rows, null));
    }

    /** An event of the present. */
    public static <T extends io.millrace.events.DomainEvent> Event<T> event(String id, T data) {
        return Event.first(id, Event.source("test"), Instant.parse("2026-01-31T11:00:00Z"), data);
    }

    /** Every object of the versions with its text, by key. */
    public SortedMap<String, String> versions() {
        return texts(new ObjectLocation(bucket(), "bucketed/"));
    }

    /** As {@link #versions()}, with the same text for the bucket in every scene. */
    public SortedMap<String, String> relative() {
        SortedMap<String, String> texts = versions();
        texts.replaceAll((key, text) -> text.replace(bucket(), "bucket"));
        return texts;
    }
}
