package io.millrace.lake;

import io.millrace.lake.home.LakeFolder;
import io.millrace.lake.home.PartLauncher;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.toSet;

/** A running lake: its parts are child processes that end when it is closed or when this JVM ends, however it ends. */
public final class LocalLake implements RunningLake, AutoCloseable {
    private final LakeFolder folder;
    private final PartLauncher launcher;
    private final LakeProgress progress;
    private final Map<LakePart, LakeProcess> processes = new ConcurrentHashMap<>();

    private LocalLake(LakeSpec spec, LakeProgress progress) {
        this.folder = LakeFolder.of(spec.data());
        this.launcher = new PartLauncher(spec.home(), folder, spec.portBase());
        this.progress = progress;
    }

    /**
     * Starts all parts side by side and creates the topics that are missing.
     *
     * @throws LakeException when a part does not start; the message names it, its log and the log's end, and nothing of
     *     the lake is left running
     */
    public static LocalLake start(LakeSpec spec, LakeProgress progress) {
        LocalLake lake = new LocalLake(spec, progress);
        try {
            lake.add(spec.parts());
            if (!spec.topics().isEmpty()) {
                lake.createTopics(spec.topics(), spec.partitions());
            }
            return lake;
        } catch (RuntimeException e) {
            lake.close();
            throw e;
        }
    }

    /** Starts those of the parts that do not run yet, and before a part what it needs. */
    public synchronized void add(Set<LakePart> parts) {
        Set<LakePart> needed = EnumSet.noneOf(LakePart.class);
        parts.forEach(part -> needed.addAll(part.needs()));
        Map<Boolean, Set<LakePart>> byNeed = Stream.concat(parts.stream(), needed.stream())
                .collect(partitioningBy(part -> part.needs().isEmpty(), toSet()));
        startMissing(byNeed.get(true));
        startMissing(byNeed.get(false));
    }

    private void startMissing(Set<LakePart> parts) {
        List<CompletableFuture<Void>> starts = new ArrayList<>();
        for (LakePart part : parts) {
            if (!processes.containsKey(part)) {
                starts.add(CompletableFuture.runAsync(() -> launch(part), task -> new Thread(task).start()));
            }
        }
        awaitAll(starts);
    }

    /** Waits for every start, also behind a failed one, so that nothing starts after the lake was closed. */
    private static void awaitAll(List<CompletableFuture<Void>> starts) {
        RuntimeException failure = null;
        for (CompletableFuture<Void> start : starts) {
            try {
                start.join();
            } catch (CompletionException e) {
                RuntimeException cause = e.getCause() instanceof RuntimeException known ? known : e;
                if (failure == null) {
                    failure = cause;
                } else {
                    failure.addSuppressed(cause);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private void launch(LakePart part) {
        long begin = System.nanoTime();
        progress.starting(part);
        LakeProcess process = launcher.launch(part, endpoints());
        processes.put(part, process);
        introduceEngine(part);
        progress.ready(part, process.port(), Duration.ofNanos(System.nanoTime() - begin));
    }

    /** Athena's statements run on the engine, which the stand-in forgets when it ends. */
    private void introduceEngine(LakePart started) {
        boolean concerned = started == LakePart.SQL_ENGINE || started == LakePart.STAND_IN;
        if (concerned && processes.keySet().containsAll(EnumSet.of(LakePart.SQL_ENGINE, LakePart.STAND_IN))) {
            standIn().useSqlEngine(endpoints().sql());
        }
    }

    @Override
    public synchronized void restart(LakePart part) {
        LakeProcess old = process(part);
        old.stop();
        processes.put(part, launcher.launch(part, old.port(), endpoints()));
        introduceEngine(part);
    }

    @Override
    public void kill(LakePart part) {
        process(part).kill();
    }

    /** The process of a part, to kill it or to read its log. */
    public LakeProcess process(LakePart part) {
        LakeProcess process = processes.get(part);
        if (process == null) {
            throw LakeException.notRunning(part);
        }
        return process;
    }

    @Override
    public void createTopics(Collection<String> names, int partitions) {
        Topics.create(endpoints().kafka(), names, partitions);
    }

    @Override
    public LakeEndpoints endpoints() {
        Map<LakePart, Integer> ports = new EnumMap<>(LakePart.class);
        processes.forEach((part, process) -> ports.put(part, process.port()));
        return new LakeEndpoints(ports, ports.containsKey(LakePart.DATABASE) ? folder.databasePassword() : null);
    }

    /** The folder with the logs of the parts. */
    public Path logs() {
        return folder.logs();
    }

    /** Stops all parts and, for a temporary lake, deletes its data. */
    @Override
    public synchronized void close() {
        processes.values().parallelStream().forEach(LakeProcess::stop);
        processes.clear();
        folder.deleteWhenTemporary();
    }
}
