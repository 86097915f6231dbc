package io.millrace.registration.domain;

import io.millrace.events.lake.RegisteredTable.Change;

import java.util.List;
import java.util.Optional;

/** What is done about one table. */
public sealed interface Decision {

    /** It is new. */
    record Create() implements Decision {}

    /** It is switched to the new version, with this difference of its schema. */
    record Replace(SchemaDifference difference) implements Decision {}

    /** It stands there just so; {@code change} is what this same run did before it was interrupted, or nothing. */
    record Keep(Change change, SchemaDifference difference) implements Decision {}

    /** Its schema lost or retyped columns, and a person decides. */
    record Hold(SchemaDifference difference) implements Decision {}

    /** The catalog shows something newer. */
    record Supersede(Origin newer) implements Decision {}

    /** It belongs to another dataset. */
    record Refuse(String owner) implements Decision {}

    /** The decision, which depends on nothing but what stands there, what is wanted, and the policy. */
    static Decision of(WantedTable wanted, Optional<StandingTable> standing, DriftPolicy policy) {
        if (standing.isEmpty()) {
            return new Create();
        }
        StandingTable table = standing.get();
        Optional<Origin> origin = table.origin();
        if (origin.isPresent() && !origin.get().dataset().equals(wanted.origin().dataset())) {
            return new Refuse(origin.get().dataset());
        }
        if (origin.filter(shown -> shown.isAfter(wanted.origin())).isPresent()) {
            return new Supersede(origin.get());
        }
        if (origin.isPresent() && isSame(wanted, table)) {
            boolean byThisRun = origin.get().causeId().equals(wanted.origin().causeId());
            return byThisRun
                    ? new Keep(TableParameters.change(table.parameters()), TableParameters.drift(table.parameters()))
                    : new Keep(Change.UNCHANGED, new SchemaDifference(List.of()));
        }
        SchemaDifference difference =
                SchemaDifference.between(table.columns(), wanted.contents().columns());
        return policy.holds(wanted.name(), difference) ? new Hold(difference) : new Replace(difference);
    }

    private static boolean isSame(WantedTable wanted, StandingTable table) {
        return table.location().equals(wanted.location())
                && table.columns().equals(wanted.contents().columns())
                && TableParameters.tellSame(table.parameters(), wanted);
    }
}
