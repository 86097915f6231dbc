package io.millrace.platform.spark.remote;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.millrace.platform.objects.ObjectStore;
import io.millrace.platform.spark.SparkJob;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * What every {@code SparkApplication} of this deployment has in common.
 *
 * @param namespace in which the operator looks
 * @param image with Spark and the S3A file system
 * @param serviceAccount as which the driver runs
 * @param sparkVersion of the image
 * @param environment variables of driver and executors, no secrets
 * @param secrets variables of the driver alone
 */
public record SparkApplication(
        String namespace,
        String image,
        String serviceAccount,
        String sparkVersion,
        Map<String, String> environment,
        List<SecretVariable> secrets) {
    private static final int DIGITS = 24;

    /** The resource's name: a DNS label, the same for the same run id. */
    static String name(String runId) {
        byte[] digest = ObjectStore.newSha256().digest(runId.getBytes(UTF_8));
        return "millrace-" + HexFormat.of().formatHex(digest).substring(0, DIGITS);
    }

    GenericKubernetesResource of(SparkJob job) {
        GenericKubernetesResource resource = new GenericKubernetesResource();
        resource.setApiVersion("sparkoperator.k8s.io/v1beta2");
        resource.setKind("SparkApplication");
        resource.setMetadata(new ObjectMetaBuilder()
                .withName(name(job.runId()))
                .withNamespace(namespace)
                .addToLabels("app.kubernetes.io/managed-by", "millrace")
                .addToLabels("app.kubernetes.io/name", job.name())
                .addToAnnotations("millrace.io/run-id", job.runId())
                .build());
        resource.setAdditionalProperty("spec", spec(job));
        return resource;
    }

    private Map<String, Object> spec(SparkJob job) {
        Map<String, Object> spec = new HashMap<>();
        spec.put("type", "Java");
        spec.put("mode", "cluster");
        spec.put("image", image);
        spec.put("sparkVersion", sparkVersion);
        spec.put("mainClass", job.mainClass());
        spec.put("mainApplicationFile", job.applicationJar());
        spec.put("arguments", job.arguments());
        spec.put("sparkConf", job.conf());
        spec.put("restartPolicy", Map.of("type", "Never"));
        Map<String, Object> driver = pod(job, job.sizes().driverMemoryMb());
        driver.put("serviceAccount", serviceAccount);
        driver.put(
                "env",
                Stream.concat(variables().stream(), secrets.stream().map(SecretVariable::asEnvironment))
                        .toList());
        spec.put("driver", driver);
        Map<String, Object> executor = pod(job, job.sizes().memoryMb());
        executor.put("instances", job.sizes().executors());
        spec.put("executor", executor);
        return spec;
    }

    private Map<String, Object> pod(SparkJob job, int memoryMb) {
        Map<String, Object> pod = new HashMap<>();
        pod.put("cores", job.sizes().cores());
        pod.put("memory", memoryMb + "m");
        pod.put("env", variables());
        return pod;
    }

    private List<Map<String, Object>> variables() {
        return environment.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(variable -> Map.<String, Object>of("name", variable.getKey(), "value", variable.getValue()))
                .toList();
    }
}
