package io.millrace.platform.spark;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.millrace.platform.aws.AwsClients;
import io.millrace.platform.ledger.CheckpointStore;
import io.millrace.platform.spark.remote.CloudWatchLog;
import io.millrace.platform.spark.remote.DriverLogs;
import io.millrace.platform.spark.remote.EmrServerlessRuns;
import io.millrace.platform.spark.remote.GlueRuns;
import io.millrace.platform.spark.remote.KubernetesRuns;
import io.millrace.platform.spark.remote.PacedLauncher;
import io.millrace.platform.spark.remote.RemoteLauncher;
import io.millrace.platform.spark.remote.SecretVariable;
import io.millrace.platform.spark.remote.SparkApplication;
import io.millrace.platform.spark.remote.SparkPlatform;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import java.io.File;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The launcher that the settings ask for. */
@Singleton
class SparkBeans {

    @Produces
    @Singleton
    @DefaultBean
    SparkLauncher launcher(SparkConfig config, AwsClients clients, CheckpointStore checkpoints, Clock clock) {
        return config.launcher() == SparkConfig.Platform.LOCAL
                ? new LocalLauncher(local(config.local()))
                : new PacedLauncher(
                        new RemoteLauncher(platform(config, clients), checkpoints, clock), config.pollEvery(), clock);
    }

    private static SparkPlatform platform(SparkConfig config, AwsClients clients) {
        return switch (config.launcher()) {
            case KUBERNETES -> OnKubernetes.platform(config.kubernetes());
            case GLUE ->
                new GlueRuns(
                        clients.glueJobs(),
                        new CloudWatchLog(clients.cloudWatchLogs()),
                        needed(config.glue().jobName(), "glue.job-name"),
                        config.glue().workerType());
            case EMR_SERVERLESS ->
                new EmrServerlessRuns(
                        clients.emrServerless(),
                        new EmrServerlessRuns.Application(
                                needed(config.emrServerless().applicationId(), "emr-serverless.application-id"),
                                needed(config.emrServerless().executionRole(), "emr-serverless.execution-role")),
                        config.emrServerless().logs().map(folder -> new DriverLogs(clients.s3(), folder)));
            case LOCAL -> throw new IllegalArgumentException("A local process is no platform elsewhere");
        };
    }

    private static LocalRuntime local(SparkConfig.Local local) {
        Path home = Path.of(local.home()).toAbsolutePath().normalize();
        return new LocalRuntime(
                local.java().orElse(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java"),
                home,
                Path.of(local.jvmOptions()),
                local.classPath(),
                local.master(),
                home.resolve(local.runs()),
                local.environment());
    }

    private static String needed(Optional<String> setting, String name) {
        return setting.orElseThrow(() -> new IllegalStateException("millrace.spark." + name
                + " is not set, though millrace.spark.launcher asks for that platform. Set it and start again."));
    }

    /** Apart, so that services without the Kubernetes client never load its classes. */
    private static final class OnKubernetes {
        /** Few, since a stage asks again anyway and must not be held up. */
        private static final int RETRIES = 2;

        private OnKubernetes() {}

        static SparkPlatform platform(SparkConfig.Kubernetes config) {
            Config connection = new ConfigBuilder(Config.autoConfigure(null))
                    .withRequestRetryBackoffLimit(RETRIES)
                    .build();
            return new KubernetesRuns(
                    new KubernetesClientBuilder().withConfig(connection).build(),
                    new SparkApplication(
                            config.namespace(),
                            needed(config.image(), "kubernetes.image"),
                            config.serviceAccount(),
                            config.sparkVersion(),
                            config.environment(),
                            config.secrets().orElse(List.of()).stream()
                                    .map(SecretVariable::of)
                                    .toList()));
        }
    }
}
