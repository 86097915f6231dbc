package io.millrace.registration.catalog;

import io.millrace.events.lake.RegisteredTable.Change;
import io.millrace.platform.stage.StageFailureException;
import io.millrace.registration.catalog.GlueTables.Found;
import io.millrace.registration.domain.Decision;
import io.millrace.registration.domain.DriftPolicy;
import io.millrace.registration.domain.Origin;
import io.millrace.registration.domain.SchemaDifference;
import io.millrace.registration.domain.StandingTable;
import io.millrace.registration.domain.WantedTable;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Function;

/**
 * Brings a table to its wanted form. The switch is one call, CreateTable or UpdateTable, made on the condition that the
 * table stands as it was read; when it does not, everything is decided anew.
 *
 * <p>Glue has no transaction over a table and its partitions. So a partitioned table carries projection parameters, from
 * which Athena (and Trino, where {@code hive.partition-projection-enabled} is set) works its partitions out: for them the
 * one call switches all. For others the partitions themselves are moved right after it, in batches of 100: between the
 * first batch and the last such a reader sees some buckets of the new version and some of the old one, each whole; a key
 * belongs to one bucket, so no row is seen twice or missed as long as the number of buckets stays.
 */
public final class TableSwitch {
    private static final int MOST_ROUNDS = 20;

    private final GlueTables tables;
    private final GluePartitions partitions;
    private final Function<URI, SortedSet<Integer>> partitionsAt;
    private final DriftPolicy policy;

    /**
     * Switches in this catalog, under the policy.
     *
     * @param partitionsAt which partitions have files in a folder
     */
    public TableSwitch(
            GlueTables tables,
            GluePartitions partitions,
            Function<URI, SortedSet<Integer>> partitionsAt,
            DriftPolicy policy) {
        this.tables = tables;
        this.partitions = partitions;
        this.partitionsAt = partitionsAt;
        this.policy = policy;
    }

    /**
     * What came of it.
     *
     * @param location where the catalog points now
     * @param columns of the table that the catalog shows now
     * @param newer what the catalog shows that is newer; then nothing was changed
     */
    public record Outcome(
            Change change, SchemaDifference difference, String location, int columns, Optional<Origin> newer) {}

    /** Brings the table to its wanted form, unless something newer stands there or a person must decide. */
    public Outcome to(WantedTable wanted) {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            Optional<Found> found = tables.find(wanted.database(), wanted.name());
            Decision decision = Decision.of(wanted, found.map(Found::standing), policy);
            Optional<Outcome> outcome = carryOut(wanted, found, decision);
            if (outcome.isPresent()) {
                return outcome.get();
            }
        }
        throw new IllegalStateException(
                "Others kept changing the table while it was switched, " + MOST_ROUNDS + " times in a row");
    }

    private Optional<Outcome> carryOut(WantedTable wanted, Optional<Found> found, Decision decision) {
        if (decision instanceof Decision.Create) {
            return tables.create(wanted) ? settled(wanted, Change.CREATED, none()) : Optional.empty();
        }
        StandingTable standing = found.orElseThrow().standing();
        if (decision instanceof Decision.Replace replace) {
            return tables.replace(wanted, found.get(), replace.difference())
                    ? settled(wanted, Change.UPDATED, replace.difference())
                    : Optional.empty();
        }
        if (decision instanceof Decision.Keep keep) {
            return settled(wanted, keep.change(), keep.difference());
        }
        if (decision instanceof Decision.Hold hold) {
            return Optional.of(untouched(Change.HELD, hold.difference(), standing, Optional.empty()));
        }
        if (decision instanceof Decision.Supersede supersede) {
            return superseded(wanted, standing, supersede.newer());
        }
        throw new StageFailureException(
                "Table " + wanted.database() + "." + wanted.name() + " cannot be registered for "
                        + wanted.origin().dataset(),
                "it belongs to the dataset " + ((Decision.Refuse) decision).owner(),
                "Give one of the datasets another database or prefix (millrace.registration.databases, .prefixes).");
    }

    /** Empty when the table was changed while its partitions were aligned, so that they may be another version's. */
    private Optional<Outcome> settled(WantedTable wanted, Change change, SchemaDifference difference) {
        Change made = change;
        if (wanted.request().partitioned()) {
            boolean written = partitions.align(wanted);
            if (written && change == Change.UNCHANGED) {
                made = Change.UPDATED;
            }
            if (written && !shows(wanted)) {
                return Optional.empty();
            }
        }
        return Optional.of(new Outcome(
                made, difference, wanted.location(), wanted.contents().columns().size(), Optional.empty()));
    }

    /** A run that was overtaken while it moved partitions may have moved some of the newer version's: it puts them back. */
    private Optional<Outcome> superseded(WantedTable wanted, StandingTable standing, Origin newer) {
        if (wanted.request().partitioned()) {
            URI folder = URI.create(standing.location());
            WantedTable shown = wanted.as(newer, folder, standing.columns(), partitionsAt.apply(folder));
            if (partitions.align(shown) && !shows(shown)) {
                return Optional.empty();
            }
        }
        return Optional.of(untouched(Change.UNCHANGED, none(), standing, Optional.of(newer)));
    }

    private boolean shows(WantedTable wanted) {
        return tables.find(wanted.database(), wanted.name())
                .filter(now -> now.standing().location().equals(wanted.location()))
                .isPresent();
    }

    private static Outcome untouched(
            Change change, SchemaDifference difference, StandingTable standing, Optional<Origin> newer) {
        return new Outcome(
                change, difference, standing.location(), standing.columns().size(), newer);
    }

    private static SchemaDifference none() {
        return new SchemaDifference(List.of());
    }
}
