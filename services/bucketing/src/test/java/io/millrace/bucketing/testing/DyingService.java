package io.millrace.bucketing.testing;

import io.millrace.bucketing.listener.BucketingStage;
import io.millrace.events.EventCodec;
import io.millrace.jobs.bucketing.SplitAndBucketJob;
import io.millrace.platform.aws.AwsClients;
import io.millrace.platform.aws.AwsSettings;
import io.millrace.platform.ledger.CheckpointStore;
import io.millrace.platform.ledger.LedgerSettings;
import io.millrace.platform.ledger.Run;
import io.millrace.platform.ledger.RunLedger;
import io.millrace.platform.spark.LocalLauncher;
import io.millrace.platform.spark.LocalRuntime;
import io.millrace.platform.testing.LakeClients;
import io.millrace.platform.testing.LedgerFixture;
import io.millrace.platform.testing.LedgerFixture.ServiceProcess;
import io.millrace.platform.testing.RecordingPublisher;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A service process that has begun a run, whose job is at work, and waits to be killed. */
public final class DyingService {
    private DyingService() {}

    /** Bucket, ledger's table, folder of the Spark runs, id of the cause, time. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Clock clock = Clock.fixed(Instant.parse(args[4]), ZoneOffset.UTC);
        try (AwsClients clients = LakeClients.with(AwsSettings.fromEnvironment(System.getenv()))) {
            ServiceProcess process = new ServiceProcess(
                    clients,
                    new RunLedger(
                            clients.dynamoDb(),
                            new LedgerSettings(args[1], LedgerFixture.LEASE, Duration.ofDays(1)),
                            EventCodec.standalone(),
                            clock),
                    new CheckpointStore(clients.dynamoDb(), args[1]));
            process.runner(new RecordingPublisher(), 3)
                    .carryOn(
                            BucketingScene.stage(process, args[0], launcher(Path.of(args[2])), jar(), clock),
                            Run.id(BucketingStage.NAME, args[3]));
            Thread.currentThread().join();
        }
    }

    /** Starts such a process. */
    public static Process start(Map<String, String> lake, List<String> arguments, Path log) throws IOException {
        ProcessBuilder service = new ProcessBuilder(
                java(), "-Xmx128m", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"));
        service.command().add(DyingService.class.getName());
        service.command().addAll(arguments);
        service.environment().putAll(lake);
        return service.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    }

    /** Jobs as processes that keep what they know in the folder and reach the lake as their service does. */
    public static LocalLauncher launcher(Path folder, Map<String, String> lake) throws IOException {
        Path options = folder.resolve("jvm.options");
        Files.writeString(options, "-XX:+UseSerialGC\n-XX:TieredStopAtLevel=1\n");
        Map<String, String> environment = new HashMap<>(lake);
        environment.put(SplitAndBucketJob.FOLDER, folder.toString());
        return new LocalLauncher(new LocalRuntime(
                java(),
                folder,
                options,
                List.of(System.getProperty("java.class.path").split(File.pathSeparator, -1)),
                "local[1]",
                folder.resolve("runs"),
                environment));
    }

    private static LocalLauncher launcher(Path folder) throws IOException {
        return launcher(folder, Map.of());
    }

    /** Where the job's class lies. */
    public static String jar() {
        return Path.of(SplitAndBucketJob.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .toString();
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
