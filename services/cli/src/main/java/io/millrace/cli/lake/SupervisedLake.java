package io.millrace.cli.lake;

import io.millrace.cli.lake.LakeState.RunningProcess;
import io.millrace.cli.output.CliException;
import io.millrace.cli.output.Progress;
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

/** A lake with its services, held together by this process: closed, or this process gone, nothing of it runs on. */
public final class SupervisedLake implements AutoCloseable {
    private final LakeOptions options;
    private final LocalLake lake;
    private final List<LakeProcess> services = Collections.synchronizedList(new ArrayList<>());
    private LakeState state;

    private SupervisedLake(LakeOptions options, LocalLake lake) {
        this.options = options;
        this.lake = lake;
    }

    /**
     * Starts parts and services and waits until each is ready.
     *
     * @throws CliException when another lake runs on the same data
     */
    public static SupervisedLake start(LakeOptions options, Progress progress) {
        Leftovers.refuseOrClear(options.data(), progress);
        LakeSpec spec = new LakeSpec(
                options.home(),
                options.data(),
                EnumSet.allOf(LakePart.class),
                options.portBase(),
                LakeSetup.topics(),
                1);
        SupervisedLake supervised = new SupervisedLake(options, LocalLake.start(spec, telling(progress)));
        try {
            supervised.startServices(progress);
            return supervised;
        } catch (RuntimeException | Error e) {
            supervised.close();
            throw e;
        }
    }

    private void startServices(Progress progress) {
        progress.doing("tables, buckets and topics");
        Map<String, String> variables = new LinkedHashMap<>(lake.endpoints().asEnvironment());
        variables.put("MILLRACE_ENVIRONMENT", options.environment());
        AwsCredentials.use(variables);
        String alarmTopic;
        try (AwsClients clients = LakeConnection.clients(variables)) {
            alarmTopic = new LakeSetup(options.environment()).prepare(clients);
        }
        progress.done("tables, buckets and topics are there");
        ServiceLauncher launcher = new ServiceLauncher(options, lake.logs(), variables, alarmTopic);
        if (options.services().contains(LakeService.EVENT_GATEWAY)) {
            variables.put("GATEWAY_URL", launcher.gatewayUrl());
            variables.put("GATEWAY_API_KEY", launcher.gatewayKey());
        }
        launcher.startAll(services, progress);
        state = new LakeState(
                RunningProcess.of("supervisor", ProcessHandle.current().pid(), ""), processes(launcher), variables);
        state.write(options.data());
    }

    private List<RunningProcess> processes(ServiceLauncher launcher) {
        List<RunningProcess> processes = new ArrayList<>();
        for (LakePart part : LakePart.values()) {
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
            case DATABASE -> "jdbc:postgresql://127.0.0.1:" + port + "/millrace";
            default -> "http://127.0.0.1:" + port;
        };
    }

    /** What runs. */
    public LakeState state() {
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

    /** Stops the services, then the parts. */
    @Override
    public void close() {
        List.copyOf(services).parallelStream().forEach(LakeProcess::stop);
        services.clear();
        lake.close();
        LakeState.delete(options.data());
    }
}
