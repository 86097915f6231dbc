package io.millrace.cleanroom.domain;

import io.millrace.cleanroom.domain.room.Answer;
import io.millrace.cleanroom.domain.room.Association;
import io.millrace.cleanroom.domain.room.CatalogTable;
import io.millrace.cleanroom.domain.room.CleanRoom;
import io.millrace.cleanroom.domain.room.ConfiguredTable;
import io.millrace.cleanroom.domain.room.Fault;

import java.util.List;
import java.util.Optional;

/**
 * A table's state.
 *
 * @param configured its configured table, empty when it has none
 * @param association its association, empty when it has none
 * @param schema its schema in the collaboration, empty when it has none
 * @param findings why it is not ready, as far as is known
 * @param unknowns what could not be asked and matters for it
 */
public record TableReport(
        CatalogTable table,
        Answer<Optional<ConfiguredTable>> configured,
        Answer<Optional<Association>> association,
        Answer<Optional<CleanRoom.Schema>> schema,
        List<Finding> findings,
        List<Fault> unknowns) {
    /** Copies the lists. */
    public TableReport {
        findings = List.copyOf(findings);
        unknowns = List.copyOf(unknowns);
    }

    /** Whether it can be analysed: one reason is enough to say no; without a reason everything must be known. */
    public State ready() {
        if (!findings.isEmpty()) {
            return State.NO;
        }
        return unknowns.isEmpty() ? State.YES : State.UNKNOWN;
    }

    /** Whether the membership has it. */
    public State associated() {
        return State.of(association.map(Optional::isPresent));
    }

    /** Its configured table's detail; empty when it has no configured table. */
    public Answer<Optional<ConfiguredTable.Detail>> detail() {
        return configured.then(
                found -> found.map(table -> table.detail().map(Optional::of)).orElse(Answer.of(Optional.empty())));
    }

    /** Its analysis rule; empty when it has none. */
    public Answer<Optional<ConfiguredTable.Rule>> rule() {
        return configured.then(found -> found.map(ConfiguredTable::rule).orElse(Answer.of(Optional.empty())));
    }

    /** Allowed result receivers of its collaboration analysis rule; empty when it has no such rule. */
    public Answer<Optional<List<String>>> receivers() {
        return association.then(found -> found.map(Association::receivers).orElse(Answer.of(Optional.empty())));
    }
}
