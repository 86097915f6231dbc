package io.millrace.jobs.stream.batch;

import io.millrace.config.Problem;
import io.millrace.config.envelope.ControlOperation;
import io.millrace.config.tables.TableConfig;
import io.millrace.jobs.stream.rows.Survey;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds a table that would begin in the middle of its topic: all rows that did not change since would be missing, and nothing would say so. */
final class BeginCheck {
    private final TableConfig table;
    private final Set<Long> released;

    /** @param released offsets from which a person lets tables begin, among other places */
    BeginCheck(TableConfig table, Set<Long> released) {
        this.table = table;
        this.released = Set.copyOf(released);
    }

    /** To be asked while the table is not there; a load that begins in the batch brings what came before. */
    void check(Survey survey) {
        Set<Integer> loading = survey.controls().stream()
                .filter(message -> message.operation().equals(ControlOperation.LOAD_STARTED.title()))
                .map(message -> message.partition())
                .collect(Collectors.toSet());
        Optional<Map.Entry<Integer, Survey.Part>> middle = survey.partitions().entrySet().stream()
                .filter(part -> part.getValue().first() > 0 && !loading.contains(part.getKey()))
                .min(Map.Entry.comparingByKey());
        middle.filter(part -> !released.contains(part.getValue().first())).ifPresent(part -> {
            throw new HeldException(new Problem(
                    "table " + table.name(),
                    "there is none at %s, and topic %s is read from partition %d, offset %d on: what it told before would be missing"
                            .formatted(
                                    table.deltaPath(),
                                    table.topic(),
                                    part.getKey(),
                                    part.getValue().first()),
                    "Nothing of the batch was written. Put the table back, or correct delta_path; if the topic still has its"
                            + " beginning, remove the stream's checkpoint of this table. Otherwise have the source loaded again"
                            + " (millrace.capture.load-generation; with AWS DMS, a reload of the task), and begin here by --release "
                            + table.name() + "@"
                            + part.getValue().first() + "."));
        });
    }
}
