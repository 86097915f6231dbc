package io.millrace.cli.bench.capture;

import io.millrace.cli.output.CliException;
import io.millrace.cli.output.ExitCodes;
import io.millrace.lake.LakeProcess;
import io.millrace.lake.LakeProcessSpec;
import io.millrace.lake.Readiness;
import io.millrace.lake.part.Ports;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * The packaged service with its default settings, in a heap as small as its container's would be.
 *
 * @param home the repository's root
 * @param lake addresses of the parts
 * @param logs folder of what it says
 */
record CaptureService(Path home, Map<String, String> lake, Path logs) {
    static final String PIPELINE = "bench";
    static final String PUBLICATION = "millrace_" + PIPELINE;
    static final String HEAP = "-Xmx384m";

    private static final Duration START = Duration.ofSeconds(90);
    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final long LOOK_MILLIS = 100;

    /** The service while it runs. */
    record Running(CompletableFuture<LakeProcess> start, URI health) implements AutoCloseable {
        private static final Duration PATIENCE = Duration.ofMinutes(1);

        /** Throws why it could not be started, if so. */
        void check() {
            try {
                start.getNow(null);
            } catch (CompletionException e) {
                throw e.getCause() instanceof RuntimeException cause ? cause : e;
            }
        }

        /** Waits until it follows the log. */
        void awaitStreaming() throws IOException, InterruptedException {
            LakeProcess process = start.join();
            HttpClient http = HttpClient.newHttpClient();
            HttpRequest request = HttpRequest.newBuilder(health).build();
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (!http.send(request, HttpResponse.BodyHandlers.ofString())
                    .body()
                    .contains("STREAMING")) {
                if (System.nanoTime() > deadline) {
                    throw new CliException(
                            ExitCodes.FINDINGS,
                            "change-capture does not follow the log after its load. It said last: "
                                    + process.logTail());
                }
                Thread.sleep(LOOK_MILLIS);
            }
        }

        @Override
        public void close() {
            if (start.handle((process, failure) -> failure == null).join()) {
                start.join().close();
            }
        }
    }

    /** Starts it; what it writes can be watched meanwhile. */
    Running start(String... tables) {
        Path application = home.resolve("services/change-capture/target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(application)) {
            throw new CliException(
                    ExitCodes.FINDINGS, application + " is not there: build it with mvn package -DskipTests");
        }
        int port = Ports.chosenOrFree(0);
        URI health = URI.create("http://127.0.0.1:" + port + "/q/health/ready");
        Map<String, String> environment = new HashMap<>(lake);
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.put("MILLRACE_ENVIRONMENT", "bench");
        environment.put("MILLRACE_PLATFORM_EXIT_WITH_PARENT", "true");
        environment.put("MILLRACE_PLATFORM_LEDGER_CREATE_TABLE", "true");
        environment.put("MILLRACE_CAPTURE_PIPELINE", PIPELINE);
        environment.put("MILLRACE_CAPTURE_TABLES", String.join(",", tables));
        environment.put("MILLRACE_CAPTURE_DATABASE_URL", lake.get("POSTGRES_URL"));
        environment.put("MILLRACE_CAPTURE_DATABASE_USER", lake.get("POSTGRES_USER"));
        environment.put("MILLRACE_CAPTURE_DATABASE_PASSWORD", lake.get("POSTGRES_PASSWORD"));
        LakeProcessSpec spec = new LakeProcessSpec(
                "change-capture",
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        HEAP,
                        "-jar",
                        application.toString()),
                environment,
                logs.resolve("change-capture.log"),
                new Readiness.HttpOk(health, START),
                GRACE);
        CompletableFuture<LakeProcess> start = CompletableFuture.supplyAsync(
                () -> LakeProcess.start(spec), task -> new Thread(task, "bench-start").start());
        return new Running(start, health);
    }
}
