package io.millrace.cli.ops;

import io.millrace.cli.lake.LakeConnection;
import io.millrace.cli.lake.LakeSetup;
import io.millrace.cli.output.CliException;
import io.millrace.cli.output.ExitCodes;
import io.millrace.cli.output.Table;
import io.millrace.comparison.domain.SnapshotRef;
import io.millrace.comparison.listener.SnapshotComparisonStage;
import io.millrace.comparison.store.Baseline;
import io.millrace.comparison.store.Holds;
import io.millrace.comparison.store.SnapshotFolder;
import io.millrace.comparison.store.Watermarks;
import io.millrace.platform.objects.ObjectLocation;
import io.millrace.platform.stage.StageFailureException;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** {@code millrace snapshots}. */
@Command(
        name = "snapshots",
        description = "Shows the mapping snapshots, and chooses which one the next is compared with.",
        subcommands = {SnapshotsCommand.Listing.class, SnapshotsCommand.Rebase.class},
        footer = {"", "Example:  ./millrace snapshots list"})
public final class SnapshotsCommand extends CommandGroup {
    /** Whose snapshots, and where they lie. */
    static final class Place {
        @Option(
                names = "--dataset",
                paramLabel = "NAME",
                defaultValue = "pipeline_migration_table_mapping",
                description = "${DEFAULT-VALUE} unless given.")
        private String dataset;

        @Option(
                names = "--location",
                paramLabel = "S3-FOLDER",
                description = "Where each snapshot has a folder of its name, for example s3://bucket/prefix/; unless"
                        + " given, where mapping-validation writes them.")
        private URI location;

        Baseline baseline(LakeConnection lake) {
            return new Baseline(
                    dataset,
                    new Watermarks(lake.checkpoints(), lake.ledger(), SnapshotComparisonStage.NAME),
                    new Holds(lake.checkpoints()));
        }

        SnapshotFolder folder(LakeConnection lake) {
            return new SnapshotFolder(
                    lake.objects(),
                    location == null ? usual(lake) : given(location),
                    dataset,
                    lake.environment(),
                    lake.snapshotTimes());
        }

        private static ObjectLocation usual(LakeConnection lake) {
            String bucket = lake.variables()
                    .getOrDefault("MILLRACE_MAPPING_BUCKET", new LakeSetup(lake.environment()).snapshotBucket());
            String prefix = lake.variables().getOrDefault("MILLRACE_MAPPING_PREFIX", "v1_v2_mapping_validation");
            return new ObjectLocation(bucket.replace("{env}", lake.environment()), prefix + "/");
        }

        private static ObjectLocation given(URI location) {
            try {
                ObjectLocation folder = ObjectLocation.of(location);
                return folder.key().isEmpty() || folder.key().endsWith("/")
                        ? folder
                        : new ObjectLocation(folder.bucket(), folder.key() + "/");
            } catch (IllegalArgumentException e) {
                throw new CliException(ExitCodes.USAGE, "--location: " + e.getMessage());
            }
        }
    }

    /** Lists them. */
    @Command(
            name = "list",
            description =
                    "Lists the newest snapshots and marks the one that the next is compared with; ends with 1 when"
                            + " that one is lost or lies in the future.",
            footer = {"", "Example:  ./millrace snapshots list --last 50"})
    static final class Listing extends LakeCommand {
        @Mixin
        private Place place;

        @Option(names = "--last", paramLabel = "N", defaultValue = "20", description = "${DEFAULT-VALUE} unless given.")
        private int last;

        @Override
        int run(LakeConnection lake) {
            if (last < 1) {
                throw new CliException(ExitCodes.USAGE, "--last " + last + ": give 1 or more.");
            }
            Optional<SnapshotRef> baseline = place.baseline(lake).current();
            Optional<String> trouble = baseline.flatMap(found -> trouble(lake, found));
            Table table = new Table("snapshot", "rows", "compared with", "state");
            List<SnapshotFolder.Entry> entries = place.folder(lake).newest(last);
            baseline.filter(found -> entries.stream().noneMatch(entry -> isOf(entry, found)))
                    .ifPresent(found -> table.row(
                            found.snapshot(), found.rows(), "next", trouble.orElse("lies at " + found.location())));
            for (SnapshotFolder.Entry entry : entries) {
                boolean isNext = baseline.filter(found -> isOf(entry, found)).isPresent();
                table.row(
                        entry.snapshot(),
                        entry.rows().orElse(null),
                        isNext ? "next" : "",
                        entry.objection()
                                .or(() -> trouble.filter(any -> isNext))
                                .orElse("counts"));
            }
            print(table, "There is no snapshot, and none was published.");
            if (!isJson() && !table.isEmpty()) {
                out().println(baseline.map(found -> "The next snapshot is compared with " + found.snapshot() + ".")
                        .orElse("The next snapshot is published whole: none was published before."));
                trouble.ifPresent(any -> out().println(Baseline.chooseAnother(place.dataset)));
            }
            return trouble.isPresent() ? ExitCodes.FINDINGS : ExitCodes.FINE;
        }

        private static boolean isOf(SnapshotFolder.Entry entry, SnapshotRef snapshot) {
            return entry.snapshot().equals(snapshot.snapshot());
        }

        /** Why no snapshot can be compared with this one, as far as is seen without reading it. */
        private static Optional<String> trouble(LakeConnection lake, SnapshotRef baseline) {
            Optional<String> objection = lake.snapshotTimes().objection(baseline.snapshot());
            if (objection.isPresent()) {
                return objection;
            }
            try (InputStream file =
                    lake.objects().open(ObjectLocation.of(baseline.location())).orElse(null)) {
                return file == null ? Optional.of(baseline.location() + " is not there") : Optional.empty();
            } catch (IOException e) {
                throw new UncheckedIOException("Looking at " + baseline.location() + " broke off", e);
            }
        }
    }

    /** Chooses another one. */
    @Command(
            name = "rebase",
            description = "Has the next snapshot compared with this one in the place of the last published one, where"
                    + " that one is lost or lies in the future. The snapshot is read and checked first.",
            footer = {"", "Example:  ./millrace snapshots rebase 20260131120000"})
    static final class Rebase extends LakeCommand {
        @Mixin
        private Place place;

        @ArgGroup(multiplicity = "1")
        private Choice choice;

        @Option(
                names = "--abandon-batch",
                description = "Give up a batch whose run failed while it was being published and cannot finish.")
        private boolean abandonBatch;

        /** One of both. */
        static final class Choice {
            @Parameters(paramLabel = "SNAPSHOT", description = "As 'list' shows it.")
            private String snapshot;

            @Option(
                    names = "--from-nothing",
                    description = "No snapshot: the next one is published whole, as on the first run.")
            private boolean fromNothing;
        }

        @Override
        int run(LakeConnection lake) {
            try {
                Optional<SnapshotRef> chosen = choice.fromNothing
                        ? Optional.empty()
                        : Optional.of(place.folder(lake).usable(choice.snapshot));
                Baseline.Change change = place.baseline(lake).set(chosen, abandonBatch);
                out().println(change.nextComparison());
                change.dropped().ifPresent(hold -> out().println("Hold " + hold.holdId() + " is void: the "
                        + hold.deletions() + " deletions were found against the former one."));
                out().println("Ask for a snapshot now: ./millrace sync --dataset " + place.dataset
                        + ". Failed runs can be run again: ./millrace runs list --state failed");
                return ExitCodes.FINE;
            } catch (StageFailureException e) {
                throw new CliException(ExitCodes.FINDINGS, e.getMessage());
            }
        }
    }
}
