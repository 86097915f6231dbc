package io.millrace.cli.ops;

import io.millrace.cli.lake.LakeConnection;
import io.millrace.cli.output.CliException;
import io.millrace.cli.output.ExitCodes;
import io.millrace.cli.output.Table;
import io.millrace.comparison.store.Hold;
import io.millrace.comparison.store.Holds;
import io.millrace.events.Event;
import io.millrace.events.mapping.DeletionsApproved;
import io.millrace.platform.ledger.Checkpoint;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** {@code millrace deletions}. */
@Command(
        name = "deletions",
        description = "Shows mass deletions that are held, and lets one pass.",
        subcommands = {DeletionsCommand.Listing.class, DeletionsCommand.Approve.class},
        footer = {"", "Example:  ./millrace deletions list"})
public final class DeletionsCommand extends CommandGroup {
    private static List<Hold> holds(LakeConnection lake) {
        return lake.checkpoints().startingWith(Holds.PREFIX).stream()
                .map(Checkpoint::key)
                .map(key -> key.substring(Holds.PREFIX.length()))
                .flatMap(dataset -> new Holds(lake.checkpoints()).find(dataset).stream())
                .toList();
    }

    /** Lists them. */
    @Command(
            name = "list",
            description = "Lists the held deletions; ends with 1 when there is one.",
            footer = {"", "Example:  ./millrace deletions list"})
    static final class Listing extends LakeCommand {
        @Override
        int run(LakeConnection lake) {
            Table table = new Table("hold", "dataset", "deletions", "snapshot", "compared with");
            List<Hold> holds = holds(lake);
            holds.forEach(hold -> table.row(
                    hold.holdId(),
                    hold.dataset(),
                    hold.deletions(),
                    hold.snapshot().snapshot(),
                    hold.previousSnapshot()));
            print(table, "No deletion is held.");
            return holds.isEmpty() ? ExitCodes.FINE : ExitCodes.FINDINGS;
        }
    }

    /** Lets one pass. */
    @Command(
            name = "approve",
            description = "Lets that very difference pass: it is published as it was held.",
            footer = {"", "Example:  ./millrace deletions approve 0b4e8f0c-… --reason \"source cleaned up\""})
    static final class Approve extends LakeCommand {
        @Parameters(paramLabel = "HOLD", description = "As 'list' shows it.")
        private String holdId;

        @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the history; no names of people.")
        private String reason;

        @Override
        int run(LakeConnection lake) {
            Hold hold = holds(lake).stream()
                    .filter(found -> found.holdId().equals(holdId))
                    .findFirst()
                    .orElseThrow(() -> new CliException(
                            ExitCodes.FINDINGS, "Nothing is held as " + holdId + ". See: millrace deletions list"));
            Event<DeletionsApproved> approval = new Event<>(
                    UUID.randomUUID().toString(),
                    Event.source("cli"),
                    Instant.now(),
                    hold.correlationId(),
                    hold.heldEventId(),
                    null,
                    new DeletionsApproved(hold.dataset(), holdId, reason));
            lake.publisher().publish(List.of(approval));
            out().println("Approved: " + hold.deletions() + " deletions of " + hold.dataset() + ", event "
                    + approval.id());
            return ExitCodes.FINE;
        }
    }
}
