package io.millrace.cli.demo;

import io.millrace.cli.demo.account.Account;
import io.millrace.cli.demo.account.Check;
import io.millrace.cli.demo.account.Findings;
import io.millrace.cli.demo.account.Round;
import io.millrace.cli.demo.account.RoundChecks;
import io.millrace.cli.demo.source.GeneratedSource;
import io.millrace.cli.demo.source.SourceChange;
import io.millrace.cli.demo.source.SourceShape;
import io.millrace.cli.demo.source.Truth;
import io.millrace.cli.lake.LakeConnection;
import io.millrace.cli.lake.LakeSetup;
import io.millrace.cli.output.Progress;
import io.millrace.events.Event;
import io.millrace.events.EventType;
import io.millrace.events.lake.SnapshotWritten;
import io.millrace.events.mapping.DeletionsApproved;
import io.millrace.events.mapping.DeletionsHeld;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The mapping lane on a running lake: a first run, a change, and a mass deletion that is held and approved. */
public final class MappingDemo {
    private static final String STAGE = "snapshot-comparison";

    private final GeneratedSource source;
    private final LaneRun lane;
    private final SourceWriter writer;
    private final LakeSetup names;
    private final Progress progress;

    private MappingDemo(GeneratedSource source, LaneRun lane, SourceWriter writer, LakeSetup names, Progress progress) {
        this.source = source;
        this.lane = lane;
        this.writer = writer;
        this.names = names;
        this.progress = progress;
    }

    /**
     * Runs it all.
     *
     * @param lake whose mapping tables are empty
     */
    public static Account run(LakeConnection lake, SourceShape shape, long seed, Progress progress)
            throws IOException, InterruptedException {
        LakeSetup names = new LakeSetup(lake.environment());
        try (EventTail tail = new EventTail(lake.kafka(), lake.codec())) {
            MappingDemo demo = new MappingDemo(
                    new GeneratedSource(shape, lake.environment(), seed),
                    new LaneRun(lake, tail),
                    new SourceWriter(lake.aws(), names),
                    names,
                    progress);
            return new Account(
                    "The mapping lane, " + shape.rows() + " rows over " + shape.databases() + " databases, seed "
                            + seed,
                    Instant.now(),
                    List.of(demo.firstRun(), demo.change(), demo.massDeletion()));
        }
    }

    private Round firstRun() throws IOException, InterruptedException {
        SourceChange change = apply("filling mapping tables and catalog", source.fill());
        Instant began = Instant.now();
        progress.doing("round 1: validating, writing the first snapshot");
        String chain = lane.request("demo, first run");
        lane.await(chain, EventType.ADDITIONS_FOUND);
        lane.awaitDone(STAGE, lane.event(chain, SnapshotWritten.class));
        return round(1, "A first run: everything is new", filled(change), chain, 1, List.of(), began);
    }

    private Round change() throws IOException, InterruptedException {
        SourceChange change = apply("changing the source", source.change());
        Instant began = Instant.now();
        progress.doing("round 2: what is new, removed, retargeted");
        String chain = lane.request("demo, the source changed");
        lane.await(chain, EventType.ADDITIONS_FOUND, EventType.DELETIONS_FOUND);
        lane.awaitDone(STAGE, lane.event(chain, SnapshotWritten.class));
        return round(2, "The source changed: new, removed, retargeted", changed(change), chain, 1, List.of(), began);
    }

    private Round massDeletion() throws IOException, InterruptedException {
        SourceChange change = apply("deleting three in ten mappings", source.massDeletion());
        Truth truth = source.truth();
        long before = lane.reader().count(names.dropBucket());
        Instant began = Instant.now();
        progress.doing("round 3: a mass deletion, which must be held");
        String chain = lane.request("demo, mass deletion");
        lane.await(chain, EventType.DELETIONS_HELD);
        lane.awaitDone(STAGE, lane.event(chain, SnapshotWritten.class));
        lane.awaitMails(chain, 1);
        Event<DeletionsHeld> held = lane.event(chain, DeletionsHeld.class);
        List<Check> guard = List.of(
                Check.same(
                        "mappings told by deletions-held",
                        truth.deletion().size(),
                        held.data().deletions()),
                Check.same("objects written while held", 0, lane.reader().count(names.dropBucket()) - before));
        progress.done("round 3: held, " + held.data().deletions() + " of "
                + held.data().previousRows() + " mappings would go; approving");
        Event<DeletionsApproved> approval = lane.approve(held);
        lane.await(chain, EventType.DELETIONS_FOUND);
        lane.awaitDone(STAGE, approval);
        List<String> done = List.of(
                "deleted " + change.deletes().size() + " rows of the mapping tables",
                "the guard held the difference: over " + held.data().limitCount() + " mappings and over "
                        + Math.round(held.data().limitPercent()) + " % of the last snapshot; a mail asked a person",
                "approved that very difference, as ./millrace deletions approve does");
        return round(3, "A mass deletion: held, shown, approved, published", done, chain, 2, guard, began);
    }

    private Round round(
            int number, String title, List<String> done, String chain, int mails, List<Check> more, Instant began) {
        Findings findings = lane.findings(chain, mails);
        Duration took = Duration.between(began, Instant.now());
        List<Check> checks = new ArrayList<>(RoundChecks.of(source.truth(), findings, writer::name));
        checks.addAll(more);
        checks.add(Check.same("mails sent", mails, findings.mails().size()));
        progress.done("round " + number + ": " + findings.chain().size() + " events, "
                + findings.files().size() + " files, " + findings.mails().size() + " mails");
        return new Round(number, title, done, findings, checks, took);
    }

    private SourceChange apply(String what, SourceChange change) {
        progress.doing(what);
        writer.apply(change);
        progress.done(what + ": " + (change.puts().size() + change.deletes().size()) + " rows, "
                + (change.created().size() + change.dropped().size()) + " catalog tables");
        return change;
    }

    private List<String> filled(SourceChange change) {
        long manual = change.puts().stream()
                .filter(row -> row.table() == io.millrace.cli.demo.source.SourceTable.MANUAL)
                .count();
        return List.of(
                "put " + (change.puts().size() - manual) + " rows into " + names.syncTable() + " and " + manual
                        + " into " + names.manualTable(),
                "created " + change.created().size() + " tables in the catalog",
                "sent mapping-sync-requested to the gateway: POST /events");
    }

    private static List<String> changed(SourceChange change) {
        return List.of(
                "put " + change.puts().size() + " rows, new ones and ones with another destination",
                "deleted " + change.deletes().size() + " rows",
                "created " + change.created().size() + " tables in the catalog, dropped "
                        + change.dropped().size());
    }
}
