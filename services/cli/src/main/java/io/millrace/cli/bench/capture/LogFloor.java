package io.millrace.cli.bench.capture;

import io.millrace.cli.output.CliException;
import io.millrace.cli.output.ExitCodes;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The floor: the same log, decoded by the same plugin, to nowhere; by {@code pg_recvlogical} where the machine has it, else by SQL.
 *
 * @param lake with the database's address
 */
record LogFloor(BenchDatabase database, Map<String, String> lake) {
    private static final String SLOT = "millrace_bench_floor";
    private static final String PROGRAM = "pg_recvlogical";

    /** Keeps the log from here on. */
    void begin() {
        database.ask("select pg_create_logical_replication_slot('" + SLOT + "', 'pgoutput')");
    }

    /** How the log is read. */
    static String way() {
        return program().isPresent() ? PROGRAM + " to nowhere" : "pg_logical_slot_get_binary_changes";
    }

    /** Reads the log since {@link #begin}; returns the seconds. */
    double read() throws IOException, InterruptedException {
        String end = database.ask("select pg_current_wal_flush_lsn()");
        long began = System.nanoTime();
        Optional<Path> program = program();
        if (program.isPresent()) {
            receive(program.get(), end);
        } else {
            database.ask("select sum(length(data)) from pg_logical_slot_get_binary_changes('" + SLOT + "', '" + end
                    + "', null, 'proto_version', '1', 'publication_names', '" + CaptureService.PUBLICATION + "')");
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        database.ask("select pg_drop_replication_slot('" + SLOT + "')");
        return seconds;
    }

    private void receive(Path program, String end) throws IOException, InterruptedException {
        URI address = URI.create(lake.get("POSTGRES_URL").substring("jdbc:".length()));
        ProcessBuilder builder = new ProcessBuilder(
                        program.toString(),
                        "--host=" + address.getHost(),
                        "--port=" + address.getPort(),
                        "--username=" + lake.get("POSTGRES_USER"),
                        "--dbname=" + address.getPath().substring(1),
                        "--slot=" + SLOT,
                        "--start",
                        "--endpos=" + end,
                        "--no-loop",
                        "--option=proto_version=1",
                        "--option=publication_names=" + CaptureService.PUBLICATION,
                        "--file=/dev/null")
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.INHERIT);
        builder.environment().put("PGPASSWORD", lake.get("POSTGRES_PASSWORD"));
        int code = builder.start().waitFor();
        if (code != 0) {
            throw new CliException(
                    ExitCodes.FINDINGS,
                    program + " ended with exit code " + code + "; what it said stands above. Leave the floor out with"
                            + " --no-floor.");
        }
    }

    private static Optional<Path> program() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, PROGRAM))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
