package io.millrace.lake.home;

import io.millrace.lake.JavaCommand;
import io.millrace.lake.LakeEndpoints;
import io.millrace.lake.LakeException;
import io.millrace.lake.LakePart;
import io.millrace.lake.LakeProcess;
import io.millrace.lake.LakeProcessSpec;
import io.millrace.lake.Readiness;
import io.millrace.lake.engine.EngineCheck;
import io.millrace.lake.engine.EngineJdk;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Starts the process of a part with its arguments.
 *
 * @param home root folder of the repository
 * @param portBase see {@link io.millrace.lake.LakeSpec#portBase}
 */
public record PartLauncher(Path home, LakeFolder folder, int portBase) {
    private static final String JVM_OPTIONS = "MILLRACE_TRINO_JVM_OPTIONS";
    private static final Duration READY = Duration.ofSeconds(90);
    private static final Duration ENGINE_READY = Duration.ofMinutes(5);
    private static final Duration GRACE = Duration.ofSeconds(25);

    /**
     * Starts a part on the port that the base gives it.
     *
     * @param running where the parts are that run already
     */
    public LakeProcess launch(LakePart part, LakeEndpoints running) {
        return launch(part, portBase == 0 ? 0 : portBase + part.portOffset(), running);
    }

    /** Starts a part on this port, 0 for a free one. */
    public LakeProcess launch(LakePart part, int port, LakeEndpoints running) {
        List<String> arguments = arguments(part, port);
        if (part == LakePart.SQL_ENGINE) {
            arguments.addAll(engineArguments(running));
        }
        List<String> command =
                JavaCommand.of(part.heapMegabytes(), LakeHome.jar(home, part).toString(), part.mainClass(), arguments);
        Duration ready = part == LakePart.SQL_ENGINE ? ENGINE_READY : READY;
        return LakeProcess.start(new LakeProcessSpec(
                part.title(), command, environment(part), folder.log(part), new Readiness.ReadyLine(ready), GRACE));
    }

    /** A lake of tests lives for minutes, too short for the engine's code to be worth compiling twice. */
    private Map<String, String> environment(LakePart part) {
        boolean shortLived = part == LakePart.SQL_ENGINE && folder.temporary() && System.getenv(JVM_OPTIONS) == null;
        return shortLived ? Map.of(JVM_OPTIONS, "-XX:TieredStopAtLevel=1") : Map.of();
    }

    private List<String> engineArguments(LakeEndpoints running) {
        EngineCheck check = new EngineCheck(home, EngineJdk.ofThisMachine());
        check.obstacle().ifPresent(obstacle -> {
            throw LakeException.cannotRun(obstacle);
        });
        return List.of(
                "--java-home",
                check.jdk().find().orElseThrow().toString(),
                "--distribution",
                check.distribution().orElseThrow().toString(),
                "--glue-endpoint",
                running.glue().toString(),
                "--s3-endpoint",
                running.s3().toString(),
                "--region",
                LakeEndpoints.REGION,
                "--access-key",
                LakeEndpoints.ACCESS_KEY,
                "--secret-key",
                LakeEndpoints.SECRET_KEY);
    }

    private List<String> arguments(LakePart part, int port) {
        List<String> arguments = new ArrayList<>(List.of("--port", Integer.toString(port)));
        if (part != LakePart.TABLE_STORE || !folder.temporary()) {
            arguments.addAll(List.of("--data", folder.data(part).toString()));
        }
        if (part == LakePart.OBJECT_STORE) {
            arguments.addAll(
                    List.of("--access-key", LakeEndpoints.ACCESS_KEY, "--secret-key", LakeEndpoints.SECRET_KEY));
        }
        if (part == LakePart.DATABASE) {
            Path built = LakeHome.jar(home, part).getParent();
            arguments.addAll(List.of("--binaries", built.resolve("postgres").toString()));
        }
        return arguments;
    }
}
