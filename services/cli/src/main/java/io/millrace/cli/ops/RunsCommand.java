package io.millrace.cli.ops;

import io.millrace.cli.lake.LakeConnection;
import io.millrace.cli.output.CliException;
import io.millrace.cli.output.ExitCodes;
import io.millrace.cli.output.Table;
import io.millrace.platform.ledger.Run;
import io.millrace.platform.ledger.RunState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** {@code millrace runs}. */
@Command(
        name = "runs",
        description = "Shows the run ledger, and runs a failed run again.",
        subcommands = {RunsCommand.Listing.class, RunsCommand.Show.class, RunsCommand.Retry.class},
        footer = {"", "Example:  ./millrace runs list --state failed"})
public final class RunsCommand extends CommandGroup {
    private static Run find(LakeConnection lake, String id) {
        return lake.ledger()
                .find(id)
                .orElseThrow(() ->
                        new CliException(ExitCodes.FINDINGS, "There is no run " + id + ". See: millrace runs list"));
    }

    /** Lists them. */
    @Command(
            name = "list",
            description = "Lists the runs, oldest first.",
            footer = {"", "Example:  ./millrace runs list --stage mapping-validation"})
    static final class Listing extends LakeCommand {
        @Option(names = "--stage", paramLabel = "NAME", description = "Runs of this stage alone.")
        private String stage;

        @Option(names = "--state", paramLabel = "STATE", description = "One of ${COMPLETION-CANDIDATES}.")
        private RunState state;

        @Override
        int run(LakeConnection lake) {
            Table table = new Table("run", "state", "round", "attempts", "updated", "outcome");
            try (Stream<Run> runs = lake.ledger().all()) {
                runs.filter(run -> stage == null || run.stage().equals(stage))
                        .filter(run -> state == null || run.state() == state)
                        .sorted(Comparator.comparing(Run::updatedAt))
                        .forEach(run -> table.row(
                                run.id(),
                                run.state(),
                                run.round(),
                                run.attempts(),
                                run.updatedAt(),
                                run.facts().getOrDefault("outcome", run.facts().get("what"))));
            }
            print(table, "There are no such runs.");
            return ExitCodes.FINE;
        }
    }

    /** Shows one. */
    @Command(
            name = "show",
            description = "Shows what a run handled and what it produced.",
            footer = {"", "Example:  ./millrace runs show mapping-validation/3f0c…"})
    static final class Show extends LakeCommand {
        @Parameters(paramLabel = "RUN", description = "As 'list' shows it.")
        private String id;

        @Override
        int run(LakeConnection lake) {
            Run run = find(lake, id);
            Table table = new Table("field", "value");
            table.row("run", run.id()).row("state", run.state());
            table.row(
                    "cause", run.cause().type().eventName() + " " + run.cause().id());
            table.row("chain", run.cause().correlationId());
            table.row("round", run.round()).row("attempts", run.attempts()).row("updated", run.updatedAt());
            for (Map.Entry<String, String> fact : new TreeMap<>(run.facts()).entrySet()) {
                table.row(fact.getKey(), fact.getValue());
            }
            print(table, "");
            return run.state() == RunState.FAILED ? ExitCodes.FINDINGS : ExitCodes.FINE;
        }
    }

    /** Opens one again. */
    @Command(
            name = "retry",
            description = "Opens a failed run again; its service carries it on within seconds.",
            footer = {"", "Example:  ./millrace runs retry mapping-validation/3f0c…"})
    static final class Retry extends LakeCommand {
        @Parameters(paramLabel = "RUN", description = "As 'list --state failed' shows it.")
        private String id;

        @Override
        int run(LakeConnection lake) {
            Run run = find(lake, id);
            if (!lake.ledger().reopen(id)) {
                throw new CliException(
                        ExitCodes.FINDINGS,
                        "Run " + id + " is " + run.state() + "; only a FAILED run can be run again.");
            }
            out().println("Run " + id + " is open again, as round " + (run.round() + 1) + ".");
            return ExitCodes.FINE;
        }
    }
}
