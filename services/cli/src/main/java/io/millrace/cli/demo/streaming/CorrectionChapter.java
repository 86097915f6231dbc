package io.millrace.cli.demo.streaming;

import io.millrace.cli.demo.account.Check;
import io.millrace.cli.demo.fleet.FleetTable;
import io.millrace.cli.demo.fleet.FleetTruth;
import io.millrace.cli.demo.story.Chapter;
import io.millrace.cli.output.ExitCodes;
import io.millrace.cli.pipeline.PlanCommand;
import io.millrace.cli.pipeline.ReconcileCommand;
import io.millrace.cli.quarantine.QuarantineCommand;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The second chapter: lake and source agree; a rule that was too strict is relaxed, the rows that it held back take their own places in
 * the history, and lake and source agree again.
 */
record CorrectionChapter(
        LaneVerbs verbs, AskedService service, FleetQueries queries, FleetTruth strict, FleetTruth relaxed) {
    private static final FleetTable TABLE = FleetTable.VEHICLE_TELEMETRY;
    private static final int ROWS = 100_000;

    /** Compares by the file that holds until now. */
    LaneVerbs.Said agree(Path tables) {
        return verbs.run("reconcile", new ReconcileCommand(), tables);
    }

    /**
     * All of it.
     *
     * @param tables the file that holds until now
     * @param now the one with the relaxed rule, by which a stream runs already
     * @param half a moment in the first chapter
     * @param atHalf rows of the table that must have been current then, by the relaxed rule
     */
    Chapter run(LaneVerbs.Said before, Path tables, Path now, Instant half, long atHalf)
            throws IOException, InterruptedException {
        Instant began = Instant.now();
        FleetGrids grids = new FleetGrids(queries, relaxed);
        LaneVerbs.Said plan = verbs.run("plan", new PlanCommand(), tables, now, "--rows", ROWS);
        LaneVerbs.Said replay = replay(now);
        long versions = queries.versions(TABLE);
        LaneVerbs.Said again = replay(now);
        service.tables(now);
        AskedService.Answer after = service.compare("rule tel_003 was relaxed");

        List<Check> checks = new ArrayList<>();
        checks.add(Check.same("reconcile before: exit code", ExitCodes.FINE, before.exitCode()));
        for (FleetTable table : FleetTable.values()) {
            checks.addAll(new FleetChecks(queries, relaxed).history(table));
        }
        long brought = relaxed.of(TABLE).versionCount() - strict.of(TABLE).versionCount();
        checks.add(Check.same(TABLE.title() + ": versions marked as replayed", brought, queries.replayed(TABLE)));
        checks.add(Check.same(TABLE.title() + ": rows as of half-time", atHalf, grids.currentAt(TABLE, half)));
        checks.add(Check.same(TABLE.title() + ": versions after replaying twice", versions, queries.versions(TABLE)));
        checks.add(after.check());
        return new Chapter(
                2,
                "A rule is relaxed, and history comes out as if it always had been",
                List.of(
                        "compared every table with its source, key range by key range",
                        "raised the speed that rule tel_003 lets pass from " + FleetPipeline.STRICT_SPEED + " to "
                                + FleetPipeline.RELAXED_SPEED + " km/h, and started the stream with the new file",
                        "replayed what the rule had held back, twice, and asked the service reconciliation to compare again"),
                List.of(
                        before.shown("Lake and source agree"),
                        plan.shown("What the relaxed rule would let pass"),
                        replay.shown("Rows take their own places in the history"),
                        again.shown("Once more: nothing changes"),
                        after.shown(),
                        grids.tables()),
                List.of(),
                checks,
                Duration.between(began, Instant.now()));
    }

    private LaneVerbs.Said replay(Path now) {
        return verbs.run(
                "quarantine", new QuarantineCommand(), "replay", now, "--table", TABLE.title(), "--rule", "tel_003");
    }
}
