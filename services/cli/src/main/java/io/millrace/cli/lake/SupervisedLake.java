package io.millrace.cli.lake;

import io.millrace.cli.output.CliException;
import io.millrace.cli.output.ExitCodes;
import io.millrace.cli.output.Progress;
import io.millrace.cli.process.RunningProcess;
import io.millrace.lake.LakePart;
import io.millrace.lake.LakeProcess;
import io.millrace.lake.LakeProgress;
import io.millrace.lake.LakeSpec;
import io.millrace.lake.LocalLake;
import io.millrace.platform.aws.AwsClients;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A lake with its services, held together by this process: closed, or this process gone, nothing of it runs on. It may
 * be closed by another thread while it starts.
 */
public final class SupervisedLake implements AutoCloseable {
    private final LakeOptions options;
    private final DataLock lock;
    private final LocalLake lake;
    private final Progress progress;
    private final List<LakeProcess> services = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, String> variables = new LinkedHashMap<>();
    private ServiceLauncher launcher;
    private LakeState state;
    private volatile boolean closing;
    private boolean closed;

    private SupervisedLake(LakeOptions options, DataLock lock, Progress progress) {
        this.options = options;
        this.lock = lock;
        this.progress = progress;
        this.lake = LocalLake.start(
                new LakeSpec(options.home(), options.data(), Set.of(), options.portBase(), List.of(), 1),
                telling(progress));
    }

    /**
     * Takes the data folder; nothing runs yet but what {@code millrace down} needs to know is noted.
     *
     * @throws CliException when another lake runs on the same data
     */
    static SupervisedLake claim(LakeOptions options, Progress progress) {
        DataLock lock = DataLock.take(options.data());
        Leftovers.clear(options.data(), progress);
        SupervisedLake claimed = new SupervisedLake(options, lock, progress);
        claimed.note(false, List.of());
        return claimed;
    }

    /**
     * Starts parts and services and waits until each is ready.
     *
     * @param before gets the addresses when the parts run and the services do not yet
     * @throws CliException when another lake runs on the same data
     */
    public static SupervisedLake start(LakeOptions options, Consumer<Map<String, String>> before, Progress progress) {
        SupervisedLake lake = claim(options, progress);
        lake.launch(before);
        return lake;
    }

    /** Starts all; when that fails, or the lake is closed meanwhile, nothing is left running. */
    void launch(Consumer<Map<String, String>> before) {
        try {
            step(() -> lake.add(options.parts()));
            step(this::prepare);
            step(() -> before.accept(Map.copyOf(variables)));
            step(() -> launcher.startAll(services, progress));
            step(() -> note(true, processes()));
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    private synchronized void step(Runnable work) {
        if (closing) {
            throw new CliException(ExitCodes.FINDINGS, "The lake was stopped before it was up.");
        }
        work.run();
    }

    private void prepare() {
        progress.doing("tables, buckets and topics");
        lake.createTopics(LakeSetup.topics(), 1);
        variables.putAll(lake.endpoints().asEnvironment());
        variables.putAll(options.variables());
        variables.put("MILLRACE_ENVIRONMENT", options.environment());
        // the services inherit it, and commands must judge as they do
        String tolerance = System.getenv(LakeConnection.CLOCK_TOLERANCE);
        if (tolerance != null) {
            variables.put(LakeConnection.CLOCK_TOLERANCE, tolerance);
        }
        if (!options.services().isEmpty()) {
            variables.put(LakeConnection.SERVICES, options.serviceTitles());
        }
        AwsCredentials.use(variables);
        try (AwsClients clients = LakeConnection.clients(variables)) {
            String alarmTopic = new LakeSetup(options.environment()).prepare(clients);
            launcher = new ServiceLauncher(options, lake.logs(), variables, alarmTopic);
        }
        progress.done("tables, buckets and topics are there");
        if (options.services().contains(LakeService.EVENT_GATEWAY)) {
            variables.put("GATEWAY_URL", launcher.gatewayUrl());
            variables.put("GATEWAY_API_KEY", launcher.gatewayKey());
        }
    }

    private void note(boolean ready, List<RunningProcess> processes) {
        RunningProcess supervisor =
                RunningProcess.of("supervisor", ProcessHandle.current().pid(), "");
        state = new LakeState(ready, supervisor, processes, new LinkedHashMap<>(variables));
        state.write(options.data());
    }

    private List<RunningProcess> processes() {
        List<RunningProcess> processes = new ArrayList<>();
        for (LakePart part : EnumSet.copyOf(options.parts())) {
            LakeProcess process = lake.process(part);
            processes.add(RunningProcess.of(part.title(), process.pid(), address(part, process.port())));
        }
        for (LakeProcess service : List.copyOf(services)) {
            processes.add(RunningProcess.of(service.name(), service.pid(), launcher.address(service.name())));
        }
        return processes;
    }

    private static String address(LakePart part, int port) {
        return switch (part) {
            case BROKER -> "127.0.0.1:" + port;
            case SQL_ENGINE -> "jdbc:trino://127.0.0.1:" + port + "/hive";
            case DATABASE -> "jdbc:postgresql://127.0.0.1:" + port + "/millrace";
            default -> "http://127.0.0.1:" + port;
        };
    }

    /** What runs. */
    public synchronized LakeState state() {
        return state;
    }

    private static LakeProgress telling(Progress progress) {
        return new LakeProgress() {
            @Override
            public void starting(LakePart part) {
                progress.doing("starting " + part.title());
            }

            @Override
            public void ready(LakePart part, int port, Duration took) {
                progress.done(part.title() + " is ready on port " + port);
            }
        };
    }

    /** Stops the services, then the parts; what is just being started is waited for. */
    @Override
    public void close() {
        closing = true;
        stop();
    }

    private synchronized void stop() {
        if (closed) {
            return;
        }
        closed = true;
        List.copyOf(services).parallelStream().forEach(LakeProcess::stop);
        services.clear();
        lake.close();
        LakeState.delete(options.data());
        lock.close();
    }
}
