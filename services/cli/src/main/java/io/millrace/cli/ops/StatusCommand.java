package io.millrace.cli.ops;

import io.millrace.cli.lake.DataOption;
import io.millrace.cli.lake.LakeConnection;
import io.millrace.cli.lake.LakeState;
import io.millrace.cli.lake.LakeState.RunningProcess;
import io.millrace.cli.output.ExitCodes;
import io.millrace.cli.output.Json;
import io.millrace.cli.output.OutputOption;
import io.millrace.cli.output.Table;
import io.millrace.platform.ledger.RunState;
import io.millrace.platform.messaging.DeadLetters;
import io.millrace.platform.messaging.TopicLag;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/** {@code millrace status}. */
@Command(
        name = "status",
        description = "Says what runs, how far services are behind, and what waits for a person. Ends with 1 when"
                + " something is down, failed, held, put aside or uncertain.",
        footer = {"", "Example:  ./millrace status --output json"})
public final class StatusCommand implements Callable<Integer> {
    private static final String GROUPS = "millrace-";

    @Spec
    private CommandSpec spec;

    @Mixin
    private DataOption data;

    @Mixin
    private OutputOption output;

    @Override
    public Integer call() {
        Optional<LakeState> state = LakeState.up(data.folder());
        try (LakeConnection lake = LakeConnection.open(data.folder())) {
            Table processes = processes(state);
            Table lags = lags(lake);
            Map<String, Long> waiting = waiting(lake);
            boolean down = processes.objects().stream()
                    .anyMatch(row -> row.get("state").equals("down"));
            print(processes, lags, waiting);
            boolean findings = down || waiting.values().stream().anyMatch(count -> count > 0);
            return findings ? ExitCodes.FINDINGS : ExitCodes.FINE;
        }
    }

    private void print(Table processes, Table lags, Map<String, Long> waiting) {
        PrintWriter out = spec.commandLine().getOut();
        if (output.isJson()) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("processes", processes.objects());
            document.put("lag", lags.objects());
            document.put("waiting", waiting);
            out.println(Json.write(document));
            return;
        }
        Table needs = new Table("waits for a person", "count");
        waiting.forEach(needs::row);
        Stream.of(processes, lags, needs)
                .filter(table -> !table.isEmpty())
                .forEach(table -> out.println(table.text() + System.lineSeparator()));
    }

    private static Table processes(Optional<LakeState> state) {
        Table table = new Table("name", "state", "pid", "memory", "address");
        state.map(LakeState::processes)
                .orElse(List.of())
                .forEach(process -> table.row(
                        process.name(),
                        process.isAlive() ? "up" : "down",
                        process.pid(),
                        memory(process),
                        process.address()));
        return table;
    }

    private static String memory(RunningProcess process) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024 + " MiB")
                    .findFirst()
                    .orElse("");
        } catch (IOException gone) {
            return "";
        }
    }

    private static Table lags(LakeConnection lake) {
        Table table = new Table("consumer group", "topic", "lag");
        try (Admin admin = Admin.create(lake.kafka())) {
            TopicLag.of(admin, GROUPS).forEach(lag -> table.row(lag.group(), lag.topic(), lag.lag()));
        }
        return table;
    }

    private static Map<String, Long> waiting(LakeConnection lake) {
        Map<String, Long> waiting = new LinkedHashMap<>();
        LongAdder deadLetters = new LongAdder();
        new DeadLetters(lake.kafka(), lake.checkpoints(), Clock.systemUTC()).forEach(letter -> {
            if (!letter.replayed()) {
                deadLetters.increment();
            }
        });
        waiting.put("dead letters", deadLetters.sum());
        try (Stream<io.millrace.platform.ledger.Run> runs = lake.ledger().all()) {
            waiting.put(
                    "failed runs",
                    runs.filter(run -> run.state() == RunState.FAILED).count());
        }
        waiting.put("held deletions", (long)
                lake.checkpoints().startingWith("held/").size());
        waiting.put(
                "uncertain alerts",
                lake.checkpoints().startingWith("alert/").stream()
                        .filter(alert -> "uncertain".equals(alert.values().get("state")))
                        .count());
        return waiting;
    }
}
