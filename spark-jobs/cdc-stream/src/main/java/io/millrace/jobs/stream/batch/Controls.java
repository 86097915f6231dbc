package io.millrace.jobs.stream.batch;

import io.millrace.config.Problem;
import io.millrace.config.envelope.ControlOperation;
import io.millrace.config.tables.OnTruncate;
import io.millrace.config.tables.TableConfig;
import io.millrace.jobs.stream.rows.ControlMessage;
import io.millrace.jobs.stream.rows.Survey;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What control messages do to a table. Each comes once a partition, with the same place. */
final class Controls {
    private static final Comparator<ControlMessage> BY_PLACE =
            Comparator.comparingLong(ControlMessage::lsn).thenComparingLong(ControlMessage::transactionOrder);

    private final TableConfig table;
    private final Set<Long> released;

    /** @param released places of control messages that a person let pass */
    Controls(TableConfig table, Set<Long> released) {
        this.table = table;
        this.released = Set.copyOf(released);
    }

    /** Holds the table where a message says so and nobody let it pass. */
    void check(Survey survey) {
        of(survey, ControlOperation.DROP_TABLE).forEach(message -> hold(message, "the source dropped the table"));
        of(survey, ControlOperation.RENAME_TABLE).forEach(message -> hold(message, "the source renamed the table"));
        if (table.onTruncate() == OnTruncate.HOLD) {
            of(survey, ControlOperation.TRUNCATE_TABLE)
                    .forEach(message -> hold(message, "the source truncated the table, and on_truncate is hold"));
        }
    }

    /** Texts of the messages that tell columns, in the order of the source's log: one partition may have been read further than another. */
    List<String> changeColumns(Survey survey) {
        return of(survey, ControlOperation.CHANGE_COLUMNS)
                .sorted(BY_PLACE)
                .map(ControlMessage::value)
                .toList();
    }

    /** The truncates that delete rows, each once, in order. */
    List<ControlMessage> truncates(Survey survey) {
        if (table.onTruncate() == OnTruncate.IGNORE) {
            return List.of();
        }
        List<ControlMessage> truncates =
                of(survey, ControlOperation.TRUNCATE_TABLE).sorted(BY_PLACE).toList();
        if (!truncates.isEmpty() && !table.sequenceBy().isEmpty()) {
            hold(truncates.get(0), "the source truncated the table, and nothing tells where among sequence_by that is");
        }
        return onceEach(truncates);
    }

    /** The ends of loads, each once, in order. */
    List<ControlMessage> loadEnds(Survey survey) {
        List<ControlMessage> ends = of(survey, ControlOperation.LOAD_COMPLETED)
                .sorted(Comparator.comparingLong(ControlMessage::lsn))
                .toList();
        return onceEach(ends);
    }

    private static List<ControlMessage> onceEach(List<ControlMessage> messages) {
        return Stream.iterate(0, i -> i < messages.size(), i -> i + 1)
                .filter(i -> i == 0 || !samePlace(messages.get(i - 1), messages.get(i)))
                .map(messages::get)
                .toList();
    }

    private Stream<ControlMessage> of(Survey survey, ControlOperation operation) {
        return survey.controls().stream()
                .filter(message -> message.operation().equals(operation.title()))
                .filter(message -> !released.contains(message.lsn()));
    }

    private void hold(ControlMessage message, String why) {
        throw new HeldException(new Problem(
                "table " + table.name(),
                "%s (%s at partition %d, offset %d)"
                        .formatted(why, message.operation(), message.partition(), message.offset()),
                "Nothing after it is read. Bring the table's entry in tables.yaml in line, or leave it out, and start the"
                        + " job again; to go on past the message, add --release " + table.name() + "@" + message.lsn()
                        + "."));
    }

    private static boolean samePlace(ControlMessage one, ControlMessage other) {
        return one.lsn() == other.lsn() && one.transactionOrder() == other.transactionOrder();
    }
}
