package io.millrace.cli.ops;

import io.millrace.cli.lake.DataOption;
import io.millrace.cli.lake.LakeConnection;
import io.millrace.cli.lake.LakeState;
import io.millrace.cli.output.ErrorReport;
import io.millrace.cli.output.ExitCodes;
import io.millrace.cli.output.Json;
import io.millrace.cli.output.OutputOption;
import io.millrace.cli.output.Table;
import io.millrace.cli.parts.PartsOption;
import io.millrace.cli.process.RunningProcess;
import io.millrace.lake.LakePart;
import io.millrace.platform.messaging.TopicLag;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

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
        try (LakeConnection lake = LakeConnection.open(data.folder())) {
            List<RunningProcess> processes =
                    LakeState.up(data.folder()).map(LakeState::processes).orElse(List.of());
            List<RunningProcess> down =
                    processes.stream().filter(process -> !process.isAlive()).toList();
            try {
                Table lags = lags(lake);
                Waiting waiting = Waiting.of(lake);
                print(table(processes), lags, waiting);
                return down.isEmpty() && !waiting.needsPerson() ? ExitCodes.FINE : ExitCodes.FINDINGS;
            } catch (RuntimeException e) {
                if (down.isEmpty()) {
                    throw e;
                }
                print(table(processes), null, null);
                return ErrorReport.print(e, spec.commandLine().getErr(), false);
            }
        }
    }

    private void print(Table processes, Table lags, Waiting waiting) {
        PrintWriter out = spec.commandLine().getOut();
        if (output.isJson()) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("processes", processes.objects());
            document.put("lag", lags == null ? null : lags.objects());
            document.put("waiting", waiting);
            out.println(Json.write(document));
            return;
        }
        print(processes);
        if (!processes.isEmpty()) {
            PartsOption.notice(DataOption.home(), processes.text().contains(LakePart.SQL_ENGINE.title()))
                    .ifPresent(notice -> out.println(notice + System.lineSeparator()));
        }
        if (waiting != null) {
            print(lags);
            print(new Table("waiting", "count", "see")
                    .row("open runs", waiting.openRuns(), "")
                    .row("failed runs", waiting.failedRuns(), "millrace runs list --state failed")
                    .row("dead letters", waiting.deadLetters(), "millrace dead-letters list")
                    .row("dead letters replayed", waiting.replayedDeadLetters(), "")
                    .row("held deletions", waiting.heldDeletions(), "millrace deletions list")
                    .row("uncertain alerts", waiting.uncertainAlerts(), ""));
        }
    }

    private void print(Table table) {
        if (!table.isEmpty()) {
            spec.commandLine().getOut().println(table.text() + System.lineSeparator());
        }
    }

    private static Table table(List<RunningProcess> processes) {
        Table table = new Table("name", "state", "pid", "memory", "address");
        processes.forEach(process -> table.row(
                process.name(),
                process.isAlive() ? "up" : "down",
                process.pid(),
                process.memory().isPresent() ? process.memory().getAsLong() + " MiB" : "",
                process.address()));
        return table;
    }

    private static Table lags(LakeConnection lake) {
        Table table = new Table("consumer group", "topic", "lag");
        try (Admin admin = Admin.create(lake.kafka())) {
            TopicLag.of(admin, GROUPS).forEach(lag -> table.row(lag.group(), lag.topic(), lag.lag()));
        }
        return table;
    }
}
