package io.millrace.cli.demo;

import io.millrace.cli.lake.DataOption;
import io.millrace.cli.lake.LakeOptions;
import io.millrace.cli.lake.LakeService;
import io.millrace.cli.lake.SupervisedLake;
import io.millrace.cli.output.CliException;
import io.millrace.cli.output.ExitCodes;
import io.millrace.cli.output.Progress;
import io.millrace.lake.LakePart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A lake of the demo's own, empty at first, with all services; stopped when it is closed or the process ends. */
public final class DemoLake implements AutoCloseable {
    private static final String MARK = "made-by-demo.txt";
    private static final Pattern SUPERVISOR =
            Pattern.compile("\"supervisor\".*?\"pid\"\\s*:\\s*(\\d+)", Pattern.DOTALL);

    private final Path data;
    private final SupervisedLake lake;
    private final Thread stop = new Thread(this::stop, "millrace-demo-stop");

    private DemoLake(Path data, SupervisedLake lake) {
        this.data = data;
        this.lake = lake;
    }

    /** Starts the mapping lane's on a folder whose content is deleted before. */
    static DemoLake start(Path data, String environment, Progress progress) {
        return start(
                new LakeOptions(
                        DataOption.home(), data, 0, environment, LakePart.quick(), LakeService.MAPPING_LANE, false),
                progress);
    }

    /** Starts it on a folder whose content is deleted before. */
    public static DemoLake start(LakeOptions options, Progress progress) {
        return start(options, variables -> {}, progress);
    }

    /**
     * Starts it on a folder whose content is deleted before.
     *
     * @param before gets the addresses when the parts run and the services do not yet
     */
    public static DemoLake start(LakeOptions options, Consumer<Map<String, String>> before, Progress progress) {
        Path data = options.data();
        refuseWhenRunning(data);
        empty(data);
        mark(data);
        DemoLake started = new DemoLake(data, SupervisedLake.start(options, before, progress));
        Runtime.getRuntime().addShutdownHook(started.stop);
        return started;
    }

    private static void refuseWhenRunning(Path data) {
        Path state = data.resolve("lake.json");
        if (Files.exists(state) && supervisorRuns(state)) {
            throw new CliException(
                    ExitCodes.USAGE,
                    "The lake of an earlier demo still runs on " + data + ". Stop it with: ./millrace down --data "
                            + data);
        }
    }

    private static boolean supervisorRuns(Path state) {
        try {
            Matcher pid = SUPERVISOR.matcher(Files.readString(state));
            return pid.find()
                    && ProcessHandle.of(Long.parseLong(pid.group(1)))
                            .filter(ProcessHandle::isAlive)
                            .isPresent();
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read " + state, e);
        }
    }

    private static void mark(Path data) {
        try {
            Files.createDirectories(data);
            Files.writeString(
                    data.resolve(MARK), "Made by millrace demo; emptied when it runs again." + System.lineSeparator());
        } catch (IOException e) {
            throw new UncheckedIOException("Could not write into " + data, e);
        }
    }

    private static void empty(Path data) {
        if (!Files.exists(data)) {
            return;
        }
        if (!Files.exists(data.resolve(MARK)) && !isEmpty(data)) {
            throw new CliException(
                    ExitCodes.USAGE,
                    data + " holds something that no demo made. Give the demo another folder with --data.");
        }
        try (Stream<Path> files = Files.walk(data)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The folder of the last demo could not be emptied: " + data, e);
        }
    }

    private static boolean isEmpty(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException("Could not list " + folder, e);
        }
    }

    /** Its folder. */
    public Path data() {
        return data;
    }

    /** Every address, as {@code millrace env} prints them. */
    public Map<String, String> variables() {
        return lake.state().variables();
    }

    private synchronized void stop() {
        lake.close();
    }

    @Override
    public void close() {
        stop();
        try {
            Runtime.getRuntime().removeShutdownHook(stop);
        } catch (IllegalStateException endingAlready) {
            return;
        }
    }
}
