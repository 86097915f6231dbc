package io.millrace.lake.sqlengine;

import io.millrace.lake.part.EndWithInput;
import io.millrace.lake.part.PartArguments;
import io.millrace.lake.part.RunningPart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A running Trino: a process of a newer JDK that ends when the input that this process holds closes. */
record SqlEngine(int port, Process server) implements RunningPart {
    private static final long KILL_AFTER_SECONDS = 10;

    static RunningPart start(PartArguments given) throws Exception {
        EngineArguments arguments = EngineArguments.of(given, System.getenv());
        EngineFiles files = new EngineFiles(arguments);
        files.write();
        Process server = new ProcessBuilder(command(arguments, files))
                .directory(arguments.data().toFile())
                .redirectErrorStream(true)
                .start();
        SqlEngine engine = new SqlEngine(arguments.port(), server);
        try {
            engine.passLogOn();
            new FirstQuery(arguments.port()).awaitOneNode(server);
            return engine;
        } catch (Exception e) {
            engine.close();
            throw e;
        }
    }

    private static List<String> command(EngineArguments arguments, EngineFiles files) throws URISyntaxException {
        Path watcher = Path.of(EndWithInput.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        List<String> command = new ArrayList<>();
        command.add(arguments.javaHome().resolve("bin").resolve("java").toString());
        command.addAll(List.of(
                "-Xmx" + arguments.heapMegabytes() + "m",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:ReservedCodeCacheSize=256M",
                "-XX:+EnableDynamicAgentLoading",
                "-Djdk.attach.allowAttachSelf=true",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(arguments.jvmOptions());
        command.addAll(List.of(
                "-Dconfig=" + files.config(),
                "-Dlog.levels-file=" + files.levels(),
                "-cp",
                watcher + ":" + arguments.distribution().resolve("lib") + "/*",
                EndWithInput.class.getName(),
                "io.trino.server.TrinoServer"));
        return command;
    }

    private void passLogOn() {
        Thread log = new Thread(
                () -> {
                    try {
                        server.getInputStream().transferTo(System.err);
                    } catch (IOException e) {
                        throw new UncheckedIOException("Trino's log broke off; the engine may still run", e);
                    }
                },
                "trino-log");
        log.setDaemon(true);
        log.start();
    }

    @Override
    public void close() {
        server.destroy();
        try {
            if (!server.waitFor(KILL_AFTER_SECONDS, TimeUnit.SECONDS)) {
                server.destroyForcibly();
            }
        } catch (InterruptedException e) {
            server.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
