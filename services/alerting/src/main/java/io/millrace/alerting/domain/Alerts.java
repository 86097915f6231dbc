package io.millrace.alerting.domain;

import io.millrace.events.Event;
import io.millrace.events.lake.StageFailed;
import io.millrace.events.lake.StageRecovered;
import io.millrace.events.mapping.AdditionsFound;
import io.millrace.events.mapping.DeletionsFound;
import io.millrace.events.mapping.DeletionsHeld;
import io.millrace.events.mapping.MappingCounts;
import io.millrace.events.mapping.MappingSourceEmpty;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Words for the events that people are told of. */
public final class Alerts {
    private Alerts() {}

    /** No usable mapping. */
    public static Alert of(Event<?> event, MappingSourceEmpty empty) {
        String why =
                switch (empty.cause()) {
                    case TABLES_EMPTY -> "the mapping tables hold no row";
                    case ALL_REJECTED -> "no row of the mapping tables could be understood";
                    case ALL_MISSING -> "no destination of any mapping stands in the catalog";
                };
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("dataset", empty.dataset());
        facts.put("cause", empty.cause().name());
        counts(facts, empty.counts());
        facts.put("tables", String.join(", ", empty.sourceTables()));
        return Alert.plain(
                AlertKind.SOURCE_EMPTY,
                event.id(),
                event.correlationId(),
                empty.environment(),
                "Dynamo table empty - " + empty.environment().toUpperCase(Locale.ROOT),
                "There is no usable mapping in " + empty.dataset() + ": " + why
                        + ". No snapshot was written; what was published before stays as it is.",
                facts,
                "Check the mapping tables and the catalog, then ask for a new run: millrace sync.",
                event.time());
    }

    private static void counts(Map<String, String> facts, MappingCounts counts) {
        facts.put("rows read", Long.toString(counts.read()));
        facts.put("rejected", Long.toString(counts.rejected()));
        facts.put("missing in the catalog", Long.toString(counts.missing()));
        facts.put("duplicates", Long.toString(counts.duplicates()));
    }

    /**
     * Deleted mappings.
     *
     * @param rows the first of the deletion file's rows: source, destination, change
     */
    public static Alert of(Event<?> event, DeletionsFound deletions, List<List<String>> rows) {
        long all = deletions.batch().rows();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("dataset", deletions.dataset());
        facts.put("deleted mappings", Long.toString(all));
        facts.put("of these retargeted", Long.toString(deletions.batch().retargeted()));
        facts.put("snapshot", deletions.batch().snapshot());
        if (deletions.batch().previousSnapshot() != null) {
            facts.put("compared with", deletions.batch().previousSnapshot());
        }
        facts.put("file", deletions.batch().file().toString());
        return new Alert(
                AlertKind.DELETIONS,
                event.id(),
                event.correlationId(),
                deletions.environment(),
                "Deleted V1-V2 Mappings - " + deletions.environment().toUpperCase(Locale.ROOT),
                all + (all == 1 ? " mapping was" : " mappings were") + " deleted from " + deletions.dataset() + ".",
                facts,
                List.of("source", "destination", "change"),
                rows,
                all > rows.size()
                        ? (all - rows.size()) + " more rows: "
                                + deletions.batch().file()
                        : "",
                "",
                event.time());
    }

    /** Sources with more than one destination, told with the additions of the snapshot that has them. */
    public static Alert of(Event<?> event, AdditionsFound additions) {
        long sources = additions.batch().ambiguousSources();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("dataset", additions.dataset());
        facts.put("ambiguous sources", Long.toString(sources));
        facts.put("snapshot", additions.batch().snapshot());
        facts.put("rows", "ambiguous.csv beside " + additions.batch().file());
        return Alert.plain(
                AlertKind.AMBIGUOUS_SOURCES,
                event.id(),
                event.correlationId(),
                additions.environment(),
                "Ambiguous V1-V2 Mappings - " + additions.environment().toUpperCase(Locale.ROOT),
                sources + (sources == 1 ? " source" : " sources") + " of " + additions.dataset()
                        + " stand with more than one destination. All of them were published; which is right was not"
                        + " guessed.",
                facts,
                "Remove the wrong rows from the mapping tables. Until then a batch with new mappings tells of it again.",
                event.time());
    }

    /** A held mass deletion. */
    public static Alert of(Event<?> event, DeletionsHeld held) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("dataset", held.dataset());
        facts.put("would be deleted", held.deletions() + " of " + held.previousRows() + " mappings");
        facts.put("share", percent(held.sharePercent()) + ", limit " + percent(held.limitPercent()));
        facts.put("count limit", Long.toString(held.limitCount()));
        facts.put("snapshot", held.snapshot());
        facts.put("compared with", held.previousSnapshot());
        facts.put("hold", held.holdId());
        return new Alert(
                AlertKind.DELETIONS_HELD,
                event.id(),
                event.correlationId(),
                held.environment(),
                "Mass deletion held - " + held.environment().toUpperCase(Locale.ROOT),
                "A comparison of " + held.dataset() + " would delete " + held.deletions() + " of " + held.previousRows()
                        + " mappings. Nothing of it was published.",
                facts,
                List.of("source", "destination"),
                held.sample().stream()
                        .map(mapping -> List.of(mapping.source(), mapping.destination()))
                        .toList(),
                held.deletions() > held.sample().size()
                        ? (held.deletions() - held.sample().size()) + " more"
                        : "",
                "If this is right, let it pass: millrace deletions approve " + held.holdId()
                        + ". If not, mend the source; the next snapshot is compared with the same published one.",
                event.time());
    }

    /**
     * A stage that gave up.
     *
     * @param failures how many runs of the stage on the dataset have failed since it last went well
     */
    public static Alert of(Event<?> event, StageFailed failed, long failures) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("stage", failed.stage());
        facts.put("dataset", failed.dataset());
        facts.put("what", failed.what());
        facts.put("why", failed.why());
        facts.put("handling", failed.causeType() + " " + failed.causeId());
        facts.put("attempts", Integer.toString(failed.attempts()));
        facts.put("run", failed.runId());
        facts.put("failed runs so far", Long.toString(failures));
        return Alert.plain(
                AlertKind.STAGE_FAILED,
                event.id(),
                event.correlationId(),
                failed.environment(),
                failed.stage() + " failed - " + failed.environment().toUpperCase(Locale.ROOT),
                failed.stage() + " gave up on " + failed.dataset()
                        + (failures > 1 ? ", " + failures + " runs failed so far." : ".")
                        + " Further failures are counted; you are told when it works again.",
                facts,
                failed.whatToDo(),
                event.time());
    }

    /** A stage that works again. */
    public static Alert of(Event<?> event, StageRecovered recovered) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("stage", recovered.stage());
        facts.put("dataset", recovered.dataset());
        facts.put("failed runs", Long.toString(recovered.failures()));
        facts.put("run", recovered.runId());
        return Alert.plain(
                AlertKind.STAGE_RECOVERED,
                event.id(),
                event.correlationId(),
                recovered.environment(),
                recovered.stage() + " recovered - " + recovered.environment().toUpperCase(Locale.ROOT),
                recovered.stage() + " works again on " + recovered.dataset() + " after " + recovered.failures()
                        + (recovered.failures() == 1 ? " failed run." : " failed runs."),
                facts,
                "",
                event.time());
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", share);
    }
}
