package io.millrace.platform.spark.remote;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.millrace.platform.spark.SparkJob;
import io.millrace.platform.spark.SparkStatus;
import io.millrace.platform.spark.SparkUnreachableException;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code SparkApplication} resources of the Spark operator; the name comes from the run id, so one is made once. */
public final class KubernetesRuns implements SparkPlatform {
    private static final int CONFLICT = 409;
    private static final int TOO_MANY = 429;
    private static final int LINES = 30;
    /** What the operator adds to the name of the application for that of its driver's pod. */
    private static final String DRIVER = "-driver";

    private static final ResourceDefinitionContext KIND = new ResourceDefinitionContext.Builder()
            .withGroup("sparkoperator.k8s.io")
            .withVersion("v1beta2")
            .withKind("SparkApplication")
            .withPlural("sparkapplications")
            .withNamespaced(true)
            .build();

    private final KubernetesClient kubernetes;
    private final SparkApplication shape;

    /** Resources in the namespace that the shape names. */
    public KubernetesRuns(KubernetesClient kubernetes, SparkApplication shape) {
        this.kubernetes = kubernetes;
        this.shape = shape;
    }

    @Override
    public String title() {
        return "kubernetes";
    }

    @Override
    public String start(SparkJob job) {
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
        return name;
    }

    @Override
    public boolean startIsRepeatable() {
        return true;
    }

    @Override
    public Optional<String> find(String runId, Instant askedAt) {
        String name = SparkApplication.name(runId);
        return read(name).map(found -> name);
    }

    private Optional<GenericKubernetesResource> read(String name) {
        return Optional.ofNullable(
                answer("State of SparkApplication " + name, () -> resource(name).get()));
    }

    private Resource<GenericKubernetesResource> resource(String name) {
        return kubernetes
                .genericKubernetesResources(KIND)
                .inNamespace(shape.namespace())
                .withName(name);
    }

    @Override
    public Optional<SparkStatus> status(String name) {
        return read(name).map(found -> status(name, found));
    }

    private SparkStatus status(String name, GenericKubernetesResource found) {
        // the operator writes no state before it has looked at a new resource
        String state = text(found, "status", "applicationState", "state").orElse("NEW");
        String told = "SparkApplication " + name + " is " + state;
        return switch (state) {
            case "COMPLETED" -> new SparkStatus.Succeeded();
            case "FAILED", "SUBMISSION_FAILED" ->
                new SparkStatus.Failed(
                        told
                                + text(found, "status", "applicationState", "errorMessage")
                                        .map(reason -> ": " + reason)
                                        .orElse(""),
                        driverLog(found));
            case "NEW",
                    "SUBMITTED",
                    "RUNNING",
                    "PENDING_RERUN",
                    "INVALIDATING",
                    "SUCCEEDING",
                    "FAILING",
                    "SUSPENDING",
                    "SUSPENDED",
                    "RESUMING",
                    "UNKNOWN" -> new SparkStatus.Running(Optional.of(told));
            default -> new SparkStatus.Running(Optional.of(told + ", which is not known here: it is watched on"));
        };
    }

    private List<String> driverLog(GenericKubernetesResource application) {
        return text(application, "status", "driverInfo", "podName")
                .map(this::podLog)
                .orElse(List.of());
    }

    @Override
    public List<String> lastLines(String name) {
        return podLog(name + DRIVER);
    }

    private List<String> podLog(String pod) {
        try {
            String log = kubernetes
                    .pods()
                    .inNamespace(shape.namespace())
                    .withName(pod)
                    .tailingLines(LINES)
                    .getLog();
            return log == null ? List.of() : log.lines().toList();
        } catch (KubernetesClientException e) {
            return List.of("(the log of pod " + pod + " could not be read: " + e.getMessage() + ")");
        }
    }

    private static Optional<String> text(GenericKubernetesResource resource, Object... path) {
        return Optional.ofNullable(resource.<Object>get(path))
                .map(Object::toString)
                .filter(value -> !value.isBlank());
    }

    @Override
    public void stop(String name) {
        answer("Deletion of SparkApplication " + name, () -> resource(name).delete());
    }

    @Override
    public String logs(String name) {
        return "kubectl logs --namespace " + shape.namespace() + " " + name + DRIVER;
    }

    /** A call that reached no server has no code. */
    private static <T> T answer(String asked, Supplier<T> call) {
        try {
            return call.get();
        } catch (KubernetesClientException e) {
            if (e.getCode() == TOO_MANY || e.getCode() >= 500 || e.getCode() <= 0) {
                throw new SparkUnreachableException(asked + " was not answered: " + e.getMessage(), e);
            }
            throw e;
        }
    }
}
