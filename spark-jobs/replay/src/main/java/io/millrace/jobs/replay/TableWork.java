package io.millrace.jobs.replay;

import io.millrace.config.patch.RowPatch;
import io.millrace.config.quarantine.ReplayResult;
import io.millrace.config.quarantine.RuleLine;
import io.millrace.config.quarantine.TableOutcome;
import io.millrace.config.tables.PipelineConfig;
import io.millrace.config.tables.TableConfig;
import io.millrace.jobs.replay.aside.Listing;
import io.millrace.jobs.replay.table.Showing;
import io.millrace.jobs.replay.table.TableParts;
import io.millrace.jobs.replay.table.TableReplay;
import io.millrace.jobs.stream.waiting.SetAside;
import io.millrace.jobs.support.log.Faults;
import org.apache.spark.sql.SparkSession;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Does on each table what the arguments say. */
final class TableWork {
    private final SparkSession session;
    private final PipelineConfig pipeline;
    private final ReplayArguments arguments;
    private final List<RowPatch> patches;
    private final Map<String, String> environment;
    private final Clock clock;
    private final TableReplay.Steps steps;
    private final List<String> unknownPatches = new ArrayList<>();

    TableWork(
            SparkSession session,
            PipelineConfig pipeline,
            ReplayArguments arguments,
            List<RowPatch> patches,
            Map<String, String> environment,
            Clock clock,
            TableReplay.Steps steps) {
        this.session = session;
        this.pipeline = pipeline;
        this.arguments = arguments;
        this.patches = patches;
        this.environment = environment;
        this.clock = clock;
        this.steps = steps;
    }

    ReplayResult.Table on(TableConfig table) {
        try {
            TableParts parts = TableParts.of(session, pipeline, table, environment);
            return switch (arguments.knownVerb().orElseThrow()) {
                case LIST -> list(parts);
                case SHOW -> show(parts);
                case REPLAY -> replay(parts);
            };
        } catch (RuntimeException e) {
            Faults.print(e, System.err);
            return ReplayResult.Table.failed(table.name(), Faults.told(e));
        }
    }

    /** Where patches stand that fit no row of the tables. */
    List<String> unknownPatches() {
        return List.copyOf(unknownPatches);
    }

    private ReplayResult.Table list(TableParts parts) {
        SetAside aside = parts.aside().orElse(null);
        if (aside == null) {
            return ReplayResult.Table.listed(parts.config().name(), RuleLine.NONE, List.of());
        }
        Listing listing = new Listing(aside, arguments.selection());
        return ReplayResult.Table.listed(parts.config().name(), listing.all(), listing.byRule());
    }

    private ReplayResult.Table show(TableParts parts) {
        SetAside aside = parts.aside().orElse(null);
        if (aside == null) {
            return ReplayResult.Table.shown(parts.config().name(), RuleLine.NONE, List.of());
        }
        RuleLine all = new Listing(aside, arguments.selection()).all();
        return ReplayResult.Table.shown(
                parts.config().name(), all, new Showing(parts, aside).rows(arguments.selection(), arguments.most()));
    }

    private ReplayResult.Table replay(TableParts parts) {
        TableReplay replay = new TableReplay(parts, patches, clock.instant(), steps);
        unknownPatches.addAll(replay.unknownPatches());
        TableOutcome outcome = replay.replay(arguments.selection(), arguments.dryRun(), arguments.runId());
        return ReplayResult.Table.replayed(parts.config().name(), outcome);
    }
}
