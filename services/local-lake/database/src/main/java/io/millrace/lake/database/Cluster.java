package io.millrace.lake.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** PostgreSQL's data directory. */
record Cluster(Path folder, Programs programs) {
    private static final String LOCK = "postmaster.pid";
    private static final long LONGEST_END_SECONDS = 5;

    /** Makes the directory unless it is there; a half-made one of a killed start is made anew. */
    void create(Password password) throws IOException, InterruptedException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path unfinished = folder.resolveSibling(folder.getFileName() + ".unfinished");
        Folders.delete(unfinished);
        int code = programs.run(
                "initdb",
                "--pgdata=" + unfinished,
                "--username=" + Database.NAME,
                "--pwfile=" + password.file(),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--no-instructions",
                "--no-sync");
        if (code != 0) {
            throw new IOException("initdb ended with code %d for %s: see the lines above".formatted(code, unfinished));
        }
        Files.move(unfinished, folder);
    }

    /** Ends the server of a run that was killed, if it still holds the directory, and removes a lock without a server. */
    void takeOver() throws IOException, InterruptedException {
        Optional<ProcessHandle> left = lockingServer();
        if (left.isPresent()) {
            stop();
            awaitEnd(left.get());
        }
        Files.deleteIfExists(folder.resolve(LOCK));
    }

    private static void awaitEnd(ProcessHandle server) {
        server.onExit()
                .completeOnTimeout(server, LONGEST_END_SECONDS, TimeUnit.SECONDS)
                .thenAccept(ProcessHandle::destroyForcibly)
                .join();
    }

    void stop() throws IOException, InterruptedException {
        programs.run("pg_ctl", "stop", "--pgdata=" + folder, "--mode=fast", "--timeout=15", "--silent");
    }

    /** The server named in the lock, when it is one of this directory and not another process that got its number. */
    private Optional<ProcessHandle> lockingServer() throws IOException {
        Path lock = folder.resolve(LOCK);
        if (!Files.exists(lock)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(lock);
        return lines.isEmpty()
                ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(lines.get(0).strip())).filter(this::servesThis);
    }

    private boolean servesThis(ProcessHandle process) {
        return process.info()
                .arguments()
                .map(arguments -> List.of(arguments).contains(folder.toString()))
                .orElse(false);
    }
}
