package io.millrace.platform.spark;

import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.millrace.platform.aws.AwsClients;
import io.millrace.platform.ledger.CheckpointStore;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import java.io.File;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** The launcher that the settings ask for. */
@Singleton
class SparkBeans {

    @Produces
    @Singleton
    @DefaultBean
    SparkLauncher launcher(SparkConfig config, AwsClients clients, CheckpointStore checkpoints, Clock clock) {
        return switch (config.launcher()) {
            case LOCAL -> new LocalLauncher(local(config.local()));
            case KUBERNETES -> OnKubernetes.launcher(config.kubernetes(), checkpoints, clock);
            case GLUE ->
                new GlueLauncher(
                        clients.glueJobs(),
                        needed(config.glue().jobName(), "glue.job-name"),
                        config.glue().workerType(),
                        checkpoints,
                        clock);
            case EMR_SERVERLESS ->
                new EmrServerlessLauncher(
                        clients.emrServerless(),
                        new EmrServerlessLauncher.Application(
                                needed(config.emrServerless().applicationId(), "emr-serverless.application-id"),
                                needed(config.emrServerless().executionRole(), "emr-serverless.execution-role"),
                                config.emrServerless().logs()),
                        checkpoints,
                        clock);
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
        private OnKubernetes() {}

        static SparkLauncher launcher(SparkConfig.Kubernetes config, CheckpointStore checkpoints, Clock clock) {
            return new KubernetesLauncher(
                    new KubernetesClientBuilder().build(),
                    new SparkApplication(
                            config.namespace(),
                            needed(config.image(), "kubernetes.image"),
                            config.serviceAccount(),
                            config.sparkVersion(),
                            config.environment()),
                    checkpoints,
                    clock);
        }
    }
}
