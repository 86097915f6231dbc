package io.millrace.bucketed.listener;

import io.millrace.bucketed.domain.DatasetPlan;
import io.millrace.bucketed.domain.Edition;
import io.millrace.bucketed.domain.TableWork;
import io.millrace.bucketed.domain.Version;
import io.millrace.bucketed.publication.Making;
import io.millrace.bucketed.publication.TablePublication;
import io.millrace.bucketed.publication.TablesAtOnce;
import io.millrace.bucketed.publication.TablesAtOnce.Outcome;
import io.millrace.bucketed.store.OldVersions;
import io.millrace.bucketed.store.Turns;
import io.millrace.events.Event;
import io.millrace.events.bucketing.BucketedTablesCreated;
import io.millrace.events.bucketing.FinishedTable;
import io.millrace.events.lake.TablesRegistered;
import io.millrace.platform.ledger.Run;
import io.millrace.platform.stage.Stage;
import io.millrace.platform.stage.StageFailureException;
import io.millrace.platform.stage.StageResult;
import org.jboss.logging.Logger;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** tables-registered → bucketed and Entity Resolution tables, verified → bucketed-tables-created. */
public final class BucketedTablesStage implements Stage {
    /** The stage's name in the ledger. */
    public static final String NAME = "bucketed-tables";

    private static final Logger LOG = Logger.getLogger(BucketedTablesStage.class);

    private final String environment;
    private final Map<String, DatasetWork> datasets;
    private final Turns turns;
    private final TablesAtOnce atOnce;
    private final OldVersions oldVersions;

    /** A dataset's plan with what carries it out. */
    public record DatasetWork(DatasetPlan plan, TablePublication publication) {}

    /**
     * A stage of one environment.
     *
     * @param datasets by name
     */
    public BucketedTablesStage(
            String environment,
            Map<String, DatasetWork> datasets,
            Turns turns,
            TablesAtOnce atOnce,
            OldVersions oldVersions) {
        this.environment = environment;
        this.datasets = Map.copyOf(datasets);
        this.turns = turns;
        this.atOnce = atOnce;
        this.oldVersions = oldVersions;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public StageResult run(Event<?> cause, Run run) throws InterruptedException {
        TablesRegistered registered = cause.as(TablesRegistered.class).data();
        DatasetWork dataset = datasets.get(registered.dataset());
        if (dataset == null || registered.snapshotDt() == null) {
            return nothing("ignored", dataset == null ? "not a configured dataset" : "not of a snapshot");
        }
        if (!registered.environment().equals(environment)) {
            throw new StageFailureException(
                    "Tables of " + registered.dataset() + " " + registered.version() + " cannot be made",
                    "they are of environment " + registered.environment() + ", this service works for " + environment,
                    "Publish the event where that environment's services listen, or correct"
                            + " millrace.platform.environment.");
        }
        List<TableWork> works = TableWork.of(registered.tables(), dataset.plan());
        if (works.isEmpty()) {
            return nothing("nothing-to-do", "no table in buckets that is not held");
        }
        turns.take(registered.dataset(), run);
        Making making = new Making(
                registered.dataset(), registered.database(), new Edition(version(registered), cause.time()), run);
        Outcome outcome = atOnce.make(works, work -> dataset.publication().publish(work, making));
        if (!outcome.failed().isEmpty()) {
            throw failed(registered, outcome);
        }
        return result(
                registered, dataset.plan(), outcome, dataset.publication().warnings(works, registered.database()));
    }

    private StageResult result(TablesRegistered registered, DatasetPlan plan, Outcome outcome, List<String> warnings) {
        Map<String, String> facts = new TreeMap<>();
        facts.put("outcome", outcome.finished().isEmpty() ? "superseded" : "published");
        facts.put("version", registered.version());
        facts.put(
                "tables",
                outcome.finished().stream()
                        .map(table -> table.name() + " (" + table.rows() + " rows)")
                        .collect(Collectors.joining(", ")));
        facts.put("superseded", String.join(", ", outcome.superseded()));
        facts.put("warnings", String.join("; ", warnings));
        warnings.forEach(warning -> LOG.warnf(
                "event=schema-mapping-too-wide dataset=%s version=%s error=%s",
                registered.dataset(), registered.version(), warning));
        facts.put("removedVersions", clean(plan));
        return StageResult.of(
                outcome.finished().isEmpty() ? List.of() : List.of(created(registered, outcome.finished())), facts);
    }

    /** Tables that are done are told of even when the clean-up fails; the next run cleans up again. */
    private String clean(DatasetPlan plan) {
        try {
            return String.join(", ", oldVersions.remove(plan));
        } catch (RuntimeException e) {
            LOG.warnf(e, "event=clean-up-failed dataset=%s error=%s", plan.dataset(), e.getMessage());
            return "clean-up failed: " + e.getMessage();
        }
    }

    private BucketedTablesCreated created(TablesRegistered registered, List<FinishedTable> finished) {
        return new BucketedTablesCreated(
                registered.dataset(),
                environment,
                registered.database(),
                registered.version(),
                registered.snapshotDt(),
                finished);
    }

    private static Version version(TablesRegistered registered) {
        return Version.parse(registered.version())
                .filter(version -> version.snapshotDt().toString().equals(registered.snapshotDt()))
                .orElseThrow(() -> new StageFailureException(
                        "Tables of " + registered.dataset() + " " + registered.version() + " cannot be made",
                        "the version's name is not {snapshotDt}-{8 hex digits} of snapshot " + registered.snapshotDt(),
                        "Correct what published tables-registered."));
    }

    private static StageFailureException failed(TablesRegistered registered, Outcome outcome) {
        return new StageFailureException(
                outcome.failed().size() + " of the tables of " + registered.dataset() + " " + registered.version()
                        + " failed a check",
                String.join("; ", outcome.failed()),
                "They show the version before; the other tables are done. Mend the files or the settings, or write the"
                        + " files again: millrace bucket --dataset " + registered.dataset() + " --snapshot-dt "
                        + registered.snapshotDt() + ".");
    }

    private static StageResult nothing(String outcome, String detail) {
        return StageResult.of(List.of(), Map.of("outcome", outcome, "detail", detail));
    }
}
