package io.millrace.cli.demo.source;

import io.millrace.events.mapping.Mapping;
import io.millrace.events.mapping.MappingCounts;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Makes the demo's mapping tables and catalog, changes them, and knows at every step what a run must find: it counts what
 * it makes. The same shape and seed give the same source. Call the steps in order.
 */
public final class GeneratedSource {
    private static final double MANUAL_SHARE = 0.15;
    private static final double SYSTEM_SHARE = 0.3;
    private static final String SYSTEM = "redshift";

    private final SourceShape shape;
    private final Random random;
    private final TableNames names;
    private final List<Placed> plain = new ArrayList<>();
    private final List<Placed> repeated = new ArrayList<>();
    private final List<Placed> ambiguous = new ArrayList<>();
    private final List<Placed> missing = new ArrayList<>();
    private final List<RejectedSource> rejected = new ArrayList<>();
    private final Set<ChangedMapping> incremental = new HashSet<>();
    private final Set<ChangedMapping> deletion = new HashSet<>();
    private int repetitions;
    private int next;

    /** A source of the environment, empty until {@link #fill()}. */
    public GeneratedSource(SourceShape shape, String environment, long seed) {
        this.shape = shape;
        this.random = new Random(seed);
        this.names = new TableNames(environment, shape.databases());
    }

    /** Fills both tables and the catalog. */
    public SourceChange fill() {
        SourceChange change = SourceChange.empty();
        for (int i = 0; i < shape.plain(); i++) {
            plain.add(placed(change, names.destination(next), true));
        }
        for (int i = 0; i < shape.repeatedInTable() + shape.repeatedAcross(); i++) {
            Placed first = placed(change, names.destination(next), true);
            SourceTable table = i < shape.repeatedInTable()
                    ? first.row().table()
                    : other(first.row().table());
            change.puts().add(row(table, first.source(), first.destination()));
            repeated.add(first);
            repetitions++;
        }
        for (int i = 0; i < shape.missingTables() + shape.missingDatabases(); i++) {
            boolean noDatabase = i >= shape.missingTables();
            missing.add(placed(change, noDatabase ? names.inNoDatabase(next) : names.destination(next), false));
        }
        for (int i = 0; i < SourceShape.AMBIGUOUS_SOURCES; i++) {
            Placed one = placed(change, names.destination(next), true);
            TableName second = names.destination(next++);
            change.created().add(second);
            Placed other = new Placed(one.source(), second, row(table(), one.source(), second));
            change.puts().add(other.row());
            ambiguous.addAll(List.of(one, other));
        }
        reject(change);
        for (Placed mapping : valid()) {
            incremental.add(mapping.as("added"));
        }
        Collections.shuffle(change.puts(), random);
        return change;
    }

    private void reject(SourceChange change) {
        for (Defect defect : Defect.values()) {
            for (int i = 0; i < shape.rejectedOfEach(); i++) {
                int n = next++;
                SourceRow sound = SourceRow.of(
                        table(),
                        key(),
                        names.destination(n).id(),
                        names.source(n).id());
                SourceRow damaged = defect.in(sound);
                change.puts().add(damaged);
                rejected.add(new RejectedSource(damaged, defect));
            }
        }
    }

    /** Adds mappings, removes some and gives others another destination: too few for the guard to mind. */
    public SourceChange change() {
        forgetBatch();
        SourceChange change = SourceChange.empty();
        int few = shape.rows() / 100;
        for (Placed removed : take(few)) {
            change.deletes().add(removed.row());
            deletion.add(removed.as("removed"));
        }
        for (Placed dropped : take(few / 2)) {
            change.dropped().add(dropped.destination());
            deletion.add(dropped.as("removed"));
            missing.add(dropped);
        }
        for (Placed old : take(few)) {
            retarget(change, old);
        }
        for (int i = 0; i < few / 2; i++) {
            Placed found = missing.remove(0);
            change.created().add(found.destination());
            incremental.add(found.as("added"));
            plain.add(found);
        }
        for (int i = 0; i < 2 * few; i++) {
            Placed added = placed(change, names.destination(next), true);
            incremental.add(added.as("added"));
            plain.add(added);
        }
        return change;
    }

    private void retarget(SourceChange change, Placed old) {
        TableName destination = names.destination(next++);
        change.created().add(destination);
        SourceRow row = SourceRow.of(
                old.row().table(), old.row().key(), destination.id(), old.row().text(SourceRow.DESTINATION_ID));
        change.puts().add(row);
        Placed retargeted = new Placed(old.source(), destination, row);
        deletion.add(old.as("retargeted"));
        incremental.add(retargeted.as("retargeted"));
        plain.add(retargeted);
    }

    /** Removes three in ten of the mappings: what an accident looks like. */
    public SourceChange massDeletion() {
        forgetBatch();
        SourceChange change = SourceChange.empty();
        for (Placed removed : take(valid().size() * 3 / 10)) {
            change.deletes().add(removed.row());
            deletion.add(removed.as("removed"));
        }
        return change;
    }

    /** What a run must find after the last step. */
    public Truth truth() {
        Set<Mapping> valid = new HashSet<>();
        valid().forEach(placed -> valid.add(placed.mapping()));
        Set<Mapping> several = new HashSet<>();
        ambiguous.forEach(placed -> several.add(placed.mapping()));
        long read = (long) valid().size() + missing.size() + rejected.size() + repetitions;
        return new Truth(
                new MappingCounts(read, valid().size(), missing.size(), rejected.size(), repetitions),
                valid,
                rejected,
                several,
                incremental,
                deletion);
    }

    private List<Placed> valid() {
        List<Placed> valid = new ArrayList<>(plain);
        valid.addAll(repeated);
        valid.addAll(ambiguous);
        return valid;
    }

    private Placed placed(SourceChange change, TableName destination, boolean inCatalog) {
        TableName source = names.source(next++);
        Placed placed = new Placed(source, destination, row(table(), source, destination));
        change.puts().add(placed.row());
        if (inCatalog) {
            change.created().add(destination);
        }
        return placed;
    }

    private SourceRow row(SourceTable table, TableName source, TableName destination) {
        boolean system = random.nextDouble() < SYSTEM_SHARE;
        return SourceRow.of(table, key(), system ? destination.idOf(SYSTEM) : destination.id(), source.id());
    }

    private List<Placed> take(int count) {
        List<Placed> taken = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int chosen = random.nextInt(plain.size());
            taken.add(plain.get(chosen));
            plain.set(chosen, plain.get(plain.size() - 1));
            plain.remove(plain.size() - 1);
        }
        return taken;
    }

    private void forgetBatch() {
        incremental.clear();
        deletion.clear();
    }

    private SourceTable table() {
        return random.nextDouble() < MANUAL_SHARE ? SourceTable.MANUAL : SourceTable.SYNC;
    }

    private static SourceTable other(SourceTable table) {
        return table == SourceTable.SYNC ? SourceTable.MANUAL : SourceTable.SYNC;
    }

    private String key() {
        return String.format(java.util.Locale.ROOT, "%08x", random.nextInt()) + "-" + next;
    }
}
