package io.millrace.platform.spark;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.millrace.platform.ledger.CheckpointStore;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code SparkApplication} resources of the Spark operator; the name comes from the run id, so one is made once. */
public final class KubernetesLauncher implements SparkLauncher {
    private static final int CONFLICT = 409;
    private static final int TOO_MANY = 429;
    private static final int LINES = 30;
    private static final ResourceDefinitionContext KIND = new ResourceDefinitionContext.Builder()
            .withGroup("sparkoperator.k8s.io")
            .withVersion("v1beta2")
            .withKind("SparkApplication")
            .withPlural("sparkapplications")
            .withNamespaced(true)
            .build();

    private final KubernetesClient kubernetes;
    private final SparkApplication shape;
    private final StartRecords records;
    private final Clock clock;

    /** A launcher into the namespace that the shape names. */
    public KubernetesLauncher(
            KubernetesClient kubernetes, SparkApplication shape, CheckpointStore checkpoints, Clock clock) {
        this.kubernetes = kubernetes;
        this.shape = shape;
        this.records = new StartRecords(checkpoints, "kubernetes");
        this.clock = clock;
    }

    @Override
    public void start(SparkJob job) {
        if (records.platformId(job.runId()).isPresent()) {
            return;
        }
        records.intend(job.runId(), clock.instant());
        String name = SparkApplication.name(job.runId());
        answer("Creation of SparkApplication " + name, () -> {
            try {
                return kubernetes
                        .genericKubernetesResources(KIND)
                        .inNamespace(shape.namespace())
                        .resource(shape.of(job))
                        .create();
            } catch (KubernetesClientException e) {
                if (e.getCode() == CONFLICT) {
                    return null;
                }
                throw e;
            }
        });
        records.started(job.runId(), name);
    }

    private Resource<GenericKubernetesResource> resource(String runId) {
        return kubernetes
                .genericKubernetesResources(KIND)
                .inNamespace(shape.namespace())
                .withName(SparkApplication.name(runId));
    }

    @Override
    public SparkStatus status(String runId) {
        if (records.platformId(runId).isEmpty()) {
            return new SparkStatus.Running(Optional.empty());
        }
        String name = SparkApplication.name(runId);
        GenericKubernetesResource found = answer(
                "State of SparkApplication " + name, () -> resource(runId).get());
        if (found == null) {
            return new SparkStatus.Lost("Namespace " + shape.namespace() + " has no SparkApplication " + name);
        }
        String state = text(found, "status", "applicationState", "state").orElse("NEW");
        return switch (state) {
            case "COMPLETED" -> new SparkStatus.Succeeded();
            case "FAILED", "SUBMISSION_FAILED" ->
                new SparkStatus.Failed(
                        "SparkApplication " + name + " is " + state
                                + text(found, "status", "applicationState", "errorMessage")
                                        .map(reason -> ": " + reason)
                                        .orElse(""),
                        driverLog(found));
            default -> new SparkStatus.Running(Optional.empty());
        };
    }

    private List<String> driverLog(GenericKubernetesResource application) {
        Optional<String> pod = text(application, "status", "driverInfo", "podName");
        if (pod.isEmpty()) {
            return List.of();
        }
        try {
            String log = kubernetes
                    .pods()
                    .inNamespace(shape.namespace())
                    .withName(pod.get())
                    .tailingLines(LINES)
                    .getLog();
            return log == null ? List.of() : log.lines().toList();
        } catch (KubernetesClientException e) {
            return List.of("(the log of pod " + pod.get() + " could not be read: " + e.getMessage() + ")");
        }
    }

    private static Optional<String> text(GenericKubernetesResource resource, Object... path) {
        return Optional.ofNullable(resource.<Object>get(path))
                .map(Object::toString)
                .filter(value -> !value.isBlank());
    }

    @Override
    public void cancel(String runId) {
        answer("Deletion of SparkApplication " + SparkApplication.name(runId), () -> resource(runId)
                .delete());
    }

    @Override
    public String logs(String runId) {
        return "kubectl logs --namespace " + shape.namespace() + " " + SparkApplication.name(runId) + "-driver";
    }

    private static <T> T answer(String asked, Supplier<T> call) {
        try {
            return call.get();
        } catch (KubernetesClientException e) {
            if (e.getCode() == TOO_MANY || e.getCode() >= 500 || e.getCode() == 0) {
                throw new SparkUnreachableException(asked + " was not answered: " + e.getMessage(), e);
            }
            throw e;
        }
    }
}
