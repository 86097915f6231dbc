package io.millrace.lake;

import io.millrace.lake.part.EndWithInput;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command lines for small JVMs that start quickly, on the JDK of this process. */
public final class JavaCommand {
    private JavaCommand() {}

    /**
     * Runs a main class.
     *
     * @param heapMegabytes largest heap
     */
    public static List<String> of(int heapMegabytes, String classPath, String mainClass, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMegabytes + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                // with one compiler the JDK reserves 48 MB, and one that is full compiles no more
                "-XX:ReservedCodeCacheSize=240m",
                "-cp",
                classPath,
                mainClass));
        command.addAll(arguments);
        return command;
    }

    /**
     * Runs a main class that knows nothing of its parent so that it ends when its standard input closes. For a Quarkus
     * application the class path is its {@code quarkus-run.jar}, the class {@code io.quarkus.bootstrap.runner.QuarkusEntryPoint}.
     *
     * @param options further JVM options, for example {@code -Dquarkus.http.port=0}
     */
    public static List<String> endingWithParent(
            int heapMegabytes, String classPath, String mainClass, List<String> options) {
        List<String> command =
                of(heapMegabytes, watcher() + ":" + classPath, EndWithInput.class.getName(), List.of(mainClass));
        command.addAll(1, options);
        return command;
    }

    private static Path watcher() {
        try {
            return Path.of(EndWithInput.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the jar of lake-part has an address that is no path: move the build", e);
        }
    }
}
