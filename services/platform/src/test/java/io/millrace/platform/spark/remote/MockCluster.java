package io.millrace.platform.spark.remote;

import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.mockwebserver.dsl.MockServerExpectation;
import io.fabric8.mockwebserver.http.RecordedRequest;

import java.util.ArrayList;
import java.util.List;

/** fabric8's mock of a Kubernetes API, and a client of it that tries every call once. */
final class MockCluster implements AutoCloseable {
    private final KubernetesMockServer server = new KubernetesMockServer(false);
    private final KubernetesClient client;
    private int asked;

    MockCluster() {
        server.init();
        client = new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder()
                        .withAutoConfigure(false)
                        .withMasterUrl(server.url("/"))
                        .withRequestRetryBackoffLimit(0)
                        .build())
                .build();
    }

    KubernetesClient client() {
        return client;
    }

    MockServerExpectation expect() {
        return server.expect();
    }

    /** The requests since it was last asked. */
    List<RecordedRequest> requests() {
        List<RecordedRequest> requests = new ArrayList<>();
        try {
            for (; asked < server.getRequestCount(); asked++) {
                requests.add(server.takeRequest());
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("No request came", e);
        }
        return requests;
    }

    /** As if nothing had been told or asked. */
    void forget() {
        server.clearExpectations();
        requests();
    }

    /** From now on nobody answers. */
    void vanish() {
        server.destroy();
    }

    @Override
    public void close() {
        client.close();
        server.destroy();
    }
}
