package io.millrace.platform.reconcile;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.millrace.events.DomainEvent;
import io.millrace.events.streaming.ComparedRows;
import io.millrace.events.streaming.DivergedRange;
import io.millrace.events.streaming.TableConverged;
import io.millrace.events.streaming.TableDiverged;
import io.millrace.platform.spark.JobJson;

import java.util.List;
import java.util.Map;

/**
 * What came of the job: its document {@code metadata/result.json}, written last.
 *
 * @param dataset the pipeline
 */
public record ReconcileResult(
        String job, String runId, String dataset, String startedAt, String finishedAt, List<Table> tables) {
    /** Where the document lies in the job's target. */
    public static final String DOCUMENT = "metadata/result.json";

    private static final int MOST_RANGES_TOLD = 100;

    /**
     * One table.
     *
     * @param found the comparison before a repair; {@code null} when it failed
     * @param repaired {@code null} without a repair
     * @param after the comparison after the repair; {@code null} without one
     * @param error why it failed; {@code null} otherwise
     */
    public record Table(
            String name, Verdict status, Comparison found, Repaired repaired, Comparison after, String error) {
        /** Refuses a table whose parts contradict its status. */
        public Table {
            if (name == null || status == null || (status == Verdict.FAILED ? error == null : found == null)) {
                throw new IllegalArgumentException("table " + name + " of status " + status + " lacks its parts");
            }
        }

        /** How the table stands now; {@code null} when that could not be found out. */
        public Comparison last() {
            return after == null ? found : after;
        }
    }

    /**
     * A comparison at one moment of the source.
     *
     * @param lsn the moment
     * @param ranges in which both sides differ
     * @param rangesNotRead how many of them are told by their counts alone
     * @param retained rows that the source lacks and the lake keeps by configuration
     * @param corrected rows that were brought back from quarantine with other values than the source has
     * @param unsettled keys that moved in every look and are not judged
     * @param rowsRead rows of the source that PostgreSQL could not sum up and that were read
     * @param computedHere columns for which that was so in every row
     * @param uncompared columns that were not compared, and why
     */
    public record Comparison(
            String lsn,
            ComparedRows rows,
            List<DivergedRange> ranges,
            int rangesNotRead,
            long retained,
            long corrected,
            long unsettled,
            int looks,
            int rangesCompared,
            long rowsRead,
            List<String> computedHere,
            Map<String, String> uncompared) {
        /** Refuses a comparison without its parts. */
        public Comparison {
            if (lsn == null || rows == null || ranges == null || uncompared == null) {
                throw new IllegalArgumentException("lsn, rows, ranges and uncompared must not be null");
            }
        }
    }

    /**
     * What a repair did.
     *
     * @param keys keys that it was asked to repair
     * @param rewritten rows that were read again from the source and merged
     * @param deleted rows that the source lacks and that were ended
     * @param duplicates current rows that were taken away because their key had more than one
     * @param setAside rows of the source that break a rule or do not fit their types
     * @param passed keys that needed nothing when their turn came, or that moved
     */
    public record Repaired(int keys, long rewritten, long deleted, long duplicates, long setAside, long passed) {}

    /** Refuses a document without its parts. */
    public ReconcileResult {
        if (job == null || runId == null || dataset == null || finishedAt == null || tables == null) {
            throw new IllegalArgumentException("job, runId, dataset, finishedAt and tables must not be null");
        }
        tables = List.copyOf(tables);
    }

    /** Whether lake and source agree about every table. */
    @JsonIgnore
    public boolean isConverged() {
        return tables.stream().allMatch(table -> table.status() == Verdict.CONVERGED);
    }

    /**
     * What is to be told, one or two events a table: how it stands now, and before that, when a repair mended it, what was found.
     * Of a table that could not be compared nothing is known.
     *
     * @param environment the deployment
     */
    public List<DomainEvent> events(String environment) {
        return tables.stream()
                .flatMap(table -> told(table, environment).stream())
                .toList();
    }

    private List<DomainEvent> told(Table table, String environment) {
        return switch (table.status()) {
            case FAILED -> List.of();
            case DIVERGED -> List.of(diverged(table, table.last(), false, environment));
            case CONVERGED -> {
                Comparison now = table.last();
                TableConverged converged = new TableConverged(
                        dataset,
                        environment,
                        table.name(),
                        now.lsn(),
                        now.rows(),
                        now.uncompared().isEmpty()
                                ? null
                                : now.uncompared().keySet().stream().sorted().toList(),
                        now.unsettled() == 0 ? null : (Long) now.unsettled());
                yield table.after() == null
                        ? List.of(converged)
                        : List.of(diverged(table, table.found(), true, environment), converged);
            }
        };
    }

    private TableDiverged diverged(Table table, Comparison comparison, boolean repaired, String environment) {
        return new TableDiverged(
                dataset,
                environment,
                table.name(),
                comparison.lsn(),
                comparison.rows(),
                comparison.ranges().size(),
                comparison.ranges().stream().limit(MOST_RANGES_TOLD).toList(),
                repaired);
    }

    /**
     * From JSON.
     *
     * @throws IllegalArgumentException with the reason, when it is no such document
     */
    public static ReconcileResult parse(String json) {
        return JobJson.read(json, ReconcileResult.class);
    }
}
