package io.millrace.cli.demo.account;

import io.millrace.cli.demo.source.Defect;
import io.millrace.cli.demo.source.RejectedSource;
import io.millrace.cli.demo.source.SourceRow;
import io.millrace.cli.demo.source.SourceTable;
import io.millrace.cli.demo.source.Truth;
import io.millrace.events.DomainEvent;
import io.millrace.events.Event;
import io.millrace.events.lake.SnapshotWritten;
import io.millrace.events.mapping.AdditionsFound;
import io.millrace.events.mapping.DeletionsFound;
import io.millrace.events.mapping.PublishedBatch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Holds what a run left behind against what the generator knows. */
public final class RoundChecks {
    private RoundChecks() {}

    /**
     * Every figure of a run beside what it must be.
     *
     * @param tableName a mapping table's name in the lake
     */
    public static List<Check> of(Truth truth, Findings found, Function<SourceTable, String> tableName) {
        List<Check> checks = new ArrayList<>();
        checks.add(Check.same("rows read", truth.counts().read(), found.counts().read()));
        checks.add(Check.same(
                "valid mappings", truth.counts().valid(), found.counts().valid()));
        checks.add(Check.same(
                "missing in the catalog",
                truth.counts().missing(),
                found.counts().missing()));
        checks.add(Check.same(
                "rejected rows", truth.counts().rejected(), found.counts().rejected()));
        checks.add(Check.same(
                "repeated rows", truth.counts().duplicates(), found.counts().duplicates()));
        checks.add(Check.sameRows("snapshot, row by row", truth.valid(), found.valid()));
        checks.add(rejected(truth, found, tableName));
        checks.add(Check.sameRows("incremental.csv, row by row", truth.incremental(), found.incremental()));
        checks.add(Check.sameRows("deletion.csv, row by row", truth.deletion(), found.deletion()));
        checks.add(Check.sameRows("ambiguous.csv, row by row", truth.ambiguous(), found.ambiguous()));
        checks.add(Check.same(
                "files that differ from their manifest", 0, found.misstated().size()));
        events(truth, found, checks);
        return checks;
    }

    private static Check rejected(Truth truth, Findings found, Function<SourceTable, String> tableName) {
        List<RejectedLine> left = new ArrayList<>(found.rejected());
        List<RejectedLine> recognised = new ArrayList<>();
        List<RejectedLine> expected = new ArrayList<>();
        for (RejectedSource rejected : truth.rejected()) {
            SourceRow row = rejected.row();
            RejectedLine line = left.stream()
                    .filter(candidate -> matches(candidate, rejected, tableName))
                    .findFirst()
                    .orElse(null);
            if (line == null) {
                expected.add(new RejectedLine(
                        tableName.apply(row.table()),
                        row.shown(SourceRow.ID),
                        row.shown(SourceRow.DESTINATION_ID),
                        rejected.defect().name()));
            } else {
                left.remove(line);
                recognised.add(line);
                expected.add(line);
            }
        }
        recognised.addAll(left);
        return Check.sameRows("rejected.csv, row by row with the reason", expected, recognised);
    }

    private static boolean matches(
            RejectedLine line, RejectedSource rejected, Function<SourceTable, String> tableName) {
        SourceRow row = rejected.row();
        Defect defect = rejected.defect();
        return line.table().equals(tableName.apply(row.table()))
                && line.id().equals(row.shown(SourceRow.ID))
                && line.destinationId().equals(row.shown(SourceRow.DESTINATION_ID))
                && defect.isToldBy(line.reason());
    }

    private static void events(Truth truth, Findings found, List<Check> checks) {
        checks.add(Check.same(
                "rows told by snapshot-written",
                truth.counts().valid(),
                sum(found, SnapshotWritten.class, SnapshotWritten::rows)));
        checks.add(Check.same(
                "rows told by additions-found",
                truth.incremental().size(),
                sum(found, AdditionsFound.class, event -> event.batch().rows())));
        checks.add(Check.same(
                "rows told by deletions-found",
                truth.deletion().size(),
                sum(found, DeletionsFound.class, event -> event.batch().rows())));
        for (Event<?> event : found.chain()) {
            batch(event).ifPresent(batch -> {
                String name = event.type().eventName();
                checks.add(Check.same("retargeted told by " + name, truth.retargeted(), batch.retargeted()));
                checks.add(Check.same("ambiguous told by " + name, truth.ambiguousSources(), batch.ambiguousSources()));
            });
        }
    }

    private static Optional<PublishedBatch> batch(Event<?> event) {
        if (event.data() instanceof AdditionsFound additions) {
            return Optional.of(additions.batch());
        }
        return event.data() instanceof DeletionsFound deletions ? Optional.of(deletions.batch()) : Optional.empty();
    }

    private static <T extends DomainEvent> long sum(Findings found, Class<T> type, Function<T, Long> rows) {
        return found.chain().stream()
                .map(Event::data)
                .filter(type::isInstance)
                .map(type::cast)
                .mapToLong(rows::apply)
                .sum();
    }
}
