package io.millrace.cli.ops;

import io.millrace.cli.lake.LakeConnection;
import io.millrace.cli.output.CliException;
import io.millrace.cli.output.ExitCodes;
import io.millrace.cli.output.Table;
import io.millrace.platform.messaging.DeadLetter;
import io.millrace.platform.messaging.DeadLetters;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import static java.nio.charset.StandardCharsets.UTF_8;

/** {@code millrace dead-letters}. */
@Command(
        name = "dead-letters",
        description = "Shows and replays the events that could not be handled.",
        subcommands = {DeadLettersCommand.Show.class, DeadLettersCommand.Replay.class, DeadLettersCommand.Listing.class
        },
        footer = {"", "Example:  ./millrace dead-letters list"})
public final class DeadLettersCommand extends CommandGroup {
    private static DeadLetters letters(LakeConnection lake) {
        return new DeadLetters(lake.kafka(), lake.checkpoints(), Clock.systemUTC());
    }

    /** Lists them. */
    @Command(
            name = "list",
            description = "Lists the dead letters; ends with 1 when some were not replayed.",
            footer = {"", "Example:  ./millrace dead-letters list --output json"})
    static final class Listing extends LakeCommand {
        @Override
        int run(LakeConnection lake) {
            Table table = new Table("id", "time", "topic", "type", "reason", "replayed");
            boolean[] open = {false};
            letters(lake).forEach(letter -> {
                open[0] |= !letter.replayed();
                table.row(
                        letter.id(),
                        letter.time(),
                        letter.topic(),
                        letter.eventType(),
                        letter.reason(),
                        letter.replayed() ? "yes" : "no");
            });
            print(table, "There are no dead letters.");
            return open[0] ? ExitCodes.FINDINGS : ExitCodes.FINE;
        }
    }

    /** Shows one. */
    @Command(
            name = "show",
            description = "Shows a dead letter whole.",
            footer = {"", "Example:  ./millrace dead-letters show 0-17"})
    static final class Show extends LakeCommand {
        @Parameters(paramLabel = "ID", description = "As 'list' shows it.")
        private String id;

        @Override
        int run(LakeConnection lake) {
            DeadLetter letter = letters(lake)
                    .find(id)
                    .orElseThrow(() -> new CliException(
                            ExitCodes.FINDINGS, "There is no dead letter " + id + ". See: millrace dead-letters list"));
            Table table = new Table("field", "value");
            table.row("id", letter.id()).row("time", letter.time()).row("topic", letter.topic());
            table.row("reason", letter.reason()).row("replayed", letter.replayed() ? "yes" : "no");
            table.row("key", letter.key());
            letter.headers().forEach(table::row);
            table.row("value", letter.value() == null ? null : new String(letter.value(), UTF_8));
            print(table, "");
            return ExitCodes.FINE;
        }
    }

    /** Replays some. */
    @Command(
            name = "replay",
            description =
                    "Puts dead letters on their topic again. One that still cannot be handled comes back as a new one.",
            footer = {"", "Example:  ./millrace dead-letters replay 0-17"})
    static final class Replay extends LakeCommand {
        @Parameters(paramLabel = "ID", arity = "0..*", description = "As 'list' shows them.")
        private List<String> ids = new ArrayList<>();

        @Option(names = "--all", description = "All that were not replayed yet.")
        private boolean all;

        @Override
        int run(LakeConnection lake) {
            DeadLetters letters = letters(lake);
            List<String> chosen = new ArrayList<>(ids);
            if (all) {
                letters.forEach(letter -> {
                    if (!letter.replayed()) {
                        chosen.add(letter.id());
                    }
                });
            } else if (chosen.isEmpty()) {
                throw new CliException(ExitCodes.USAGE, "Name the dead letters to replay, or give --all.");
            }
            Table table = new Table("id", "topic", "replayed before");
            for (String id : chosen) {
                DeadLetter letter = letters.replay(id);
                table.row(id, letter.topic(), letter.replayed() ? "yes" : "no");
            }
            print(table, "There is nothing to replay.");
            return ExitCodes.FINE;
        }
    }
}
