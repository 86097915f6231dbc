package io.millrace.cli.lake;

import io.millrace.cli.output.CliException;
import io.millrace.cli.output.ExitCodes;
import io.millrace.cli.output.Progress;
import io.millrace.lake.LakeProcess;
import io.millrace.lake.LakeProcessSpec;
import io.millrace.lake.Readiness;
import io.millrace.lake.part.Ports;
import io.millrace.platform.objects.ObjectStore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Runs the services as processes, on ports known beforehand. */
final class ServiceLauncher {
    private static final String ALL_IN_ONE = "all-in-one";
    private static final String CAPTURE = "millrace.capture.";
    private static final int PORT_OFFSET = 10;
    private static final Duration START = Duration.ofSeconds(90);
    private static final Duration GRACE = Duration.ofSeconds(20);

    private final LakeOptions options;
    private final Path logs;
    private final Map<String, String> variables;
    private final String alarmTopic;
    private final Map<String, Integer> ports = new LinkedHashMap<>();
    private final String gatewayKey;
    private final Path settings;

    ServiceLauncher(LakeOptions options, Path logs, Map<String, String> variables, String alarmTopic) {
        this.options = options;
        this.logs = logs;
        this.variables = variables;
        this.alarmTopic = alarmTopic;
        this.gatewayKey = gatewayKey(options.data().resolve("gateway.key"));
        this.settings = settingsFile(options);
        int offset = PORT_OFFSET;
        for (String module : modules(options)) {
            ports.put(module, options.portBase() == 0 ? freePort() : options.portBase() + offset++);
        }
    }

    private int freePort() {
        int port = Ports.chosenOrFree(0);
        return ports.containsValue(port) ? freePort() : port;
    }

    private static List<String> modules(LakeOptions options) {
        if (options.services().isEmpty()) {
            return List.of();
        }
        return options.allInOne()
                ? List.of(ALL_IN_ONE)
                : options.services().stream().sorted().map(LakeService::title).toList();
    }

    String gatewayUrl() {
        return "http://127.0.0.1:" + ports.getOrDefault(ALL_IN_ONE, ports.get(LakeService.EVENT_GATEWAY.title()));
    }

    String gatewayKey() {
        return gatewayKey;
    }

    String address(String module) {
        return "http://127.0.0.1:" + ports.get(module);
    }

    /** Starts all of them side by side; those started stand in the list also when another one fails. */
    void startAll(List<LakeProcess> started, Progress progress) {
        List<CompletableFuture<Void>> starts = ports.keySet().stream()
                .map(module -> CompletableFuture.runAsync(
                        () -> {
                            progress.doing("starting " + module);
                            started.add(start(module));
                            progress.done(module + " is up on port " + ports.get(module));
                        },
                        task -> new Thread(task, "start-" + module).start()))
                .toList();
        RuntimeException failure = null;
        for (CompletableFuture<Void> start : starts) {
            try {
                start.join();
            } catch (CompletionException e) {
                failure = e.getCause() instanceof RuntimeException cause ? cause : e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private LakeProcess start(String module) {
        Path application = LakeService.application(options.home(), module);
        if (!Files.exists(application)) {
            throw new CliException(
                    ExitCodes.FINDINGS, application + " is not there: build it with mvn package -DskipTests");
        }
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx160m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:ReservedCodeCacheSize=240m",
                "-Xshare:auto",
                "-jar",
                application.toString());
        return LakeProcess.start(new LakeProcessSpec(
                module,
                command,
                environment(module),
                logs.resolve(module + ".log"),
                new Readiness.HttpOk(URI.create(address(module) + "/q/health/" + probe(module)), START),
                GRACE));
    }

    /** Capture is not ready before its database has the tables: people make them once the lake is up, demos before. */
    private String probe(String module) {
        boolean captures = module.equals(ALL_IN_ONE) || module.equals(LakeService.CHANGE_CAPTURE.title());
        boolean prepared = options.settings().keySet().stream().anyMatch(name -> name.startsWith(CAPTURE));
        return captures && !prepared ? "started" : "ready";
    }

    private Map<String, String> environment(String module) {
        Map<String, String> environment = new HashMap<>(variables);
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(ports.get(module)));
        environment.put("MILLRACE_PLATFORM_EXIT_WITH_PARENT", "true");
        // a record that was not acknowledged is delivered again, so nobody need wait for it at the end
        environment.put("MP_MESSAGING_CONNECTOR_SMALLRYE_KAFKA_GRACEFUL_SHUTDOWN", "false");
        environment.put("MILLRACE_ALERTING_MAIL_SENDER", "lake@example.org");
        environment.put("MILLRACE_ALERTING_MAIL_RECIPIENTS", "lake-operations@example.org");
        environment.put("MILLRACE_ALERTING_MAIL_PER_SECOND", "20");
        environment.put("MILLRACE_ALERTING_ALARM_TOPIC_ARN", alarmTopic);
        environment.put("MILLRACE_REGISTRATION_CREATE_DATABASE", "true");
        environment.put("MILLRACE_GATEWAY_API_KEY_HASHES", sha256(gatewayKey));
        environment.put("MILLRACE_HOME", options.home().toString());
        environment.put(
                "MILLRACE_SPARK_LOCAL_RUNS",
                options.data().resolve("spark-runs").toString());
        if (!options.settings().isEmpty()) {
            environment.put("SMALLRYE_CONFIG_LOCATIONS", settings.toUri().toString());
        }
        return environment;
    }

    /** A file, as names of datasets have underscores, which environment variables cannot tell from dots. */
    private static Path settingsFile(LakeOptions options) {
        Properties properties = new Properties();
        properties.putAll(options.settings());
        properties.put("config_ordinal", "290");
        Path file = options.data().resolve("services.properties");
        try (Writer out = Files.newBufferedWriter(file)) {
            properties.store(out, null);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("Could not keep the services' settings in " + file, e);
        }
    }

    private static String gatewayKey(Path file) {
        try {
            if (!Files.exists(file)) {
                byte[] random = new byte[24];
                new SecureRandom().nextBytes(random);
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.writeString(file, HexFormat.of().formatHex(random));
            }
            return Files.readString(file).trim();
        } catch (IOException e) {
            throw new UncheckedIOException("Could not keep the gateway's API key in " + file, e);
        }
    }

    private static String sha256(String text) {
        return HexFormat.of().formatHex(ObjectStore.newSha256().digest(text.getBytes(UTF_8)));
    }
}
