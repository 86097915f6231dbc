package io.millrace.cleanroom.domain;

import io.millrace.cleanroom.domain.room.Answer;
import io.millrace.cleanroom.domain.room.CatalogTable;
import io.millrace.cleanroom.domain.room.CleanRoom;
import io.millrace.cleanroom.domain.room.Fault;
import io.millrace.cleanroom.domain.room.Identity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The whole report.
 *
 * @param generatedAt the time of the event that asked for it
 * @param tables in the order in which they are told of
 */
public record Report(
        Instant generatedAt,
        String membershipId,
        String database,
        String tablePrefix,
        Limits limits,
        CleanRoom room,
        Identity identity,
        List<TableReport> tables,
        List<IdentityRow> identityRows) {
    /** Copies the lists. */
    public Report {
        tables = List.copyOf(tables);
        identityRows = List.copyOf(identityRows);
    }

    /** Judges the tables. */
    public static Report of(
            Instant generatedAt,
            String membershipId,
            String database,
            String tablePrefix,
            Limits limits,
            List<CatalogTable> tables,
            CleanRoom room,
            Identity identity) {
        return new Report(
                generatedAt,
                membershipId,
                database,
                tablePrefix,
                limits,
                room,
                identity,
                new Readiness(database, room, limits).of(tables),
                IdentityRow.of(room, identity));
    }

    /** The collaboration's name as it stands in the files. */
    public String collaborationName() {
        return room.membership().map(CleanRoom.Membership::collaborationName).or(IdentityRow.UNKNOWN);
    }

    /** How many tables can be analysed, cannot, or nobody knows. */
    public int count(State ready) {
        return (int) tables.stream().filter(table -> table.ready() == ready).count();
    }

    /** Everything that could not be asked, each once. */
    public List<Fault> faults() {
        Set<Fault> faults = new LinkedHashSet<>();
        List<Answer<?>> parts = new ArrayList<>(List.of(
                room.membership(),
                room.members(),
                room.configuredTables(),
                room.associations(),
                room.schemas(),
                room.namespaceAssociations(),
                room.mappingTables(),
                identity.namespaces(),
                identity.schemaMappings()));
        room.configuredTables().or(List.of()).forEach(table -> parts.addAll(List.of(table.detail(), table.rule())));
        room.associations().or(List.of()).forEach(association -> parts.add(association.receivers()));
        identity.namespaces().or(List.of()).forEach(namespace -> parts.add(namespace.source()));
        identity.schemaMappings().or(List.of()).forEach(mapping -> parts.add(mapping.fields()));
        for (Answer<?> part : parts) {
            if (!part.known()) {
                faults.add(part.fault());
            }
        }
        return List.copyOf(faults);
    }
}
