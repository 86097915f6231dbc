package io.millrace.jobs.stream.measure;

import io.millrace.config.quality.Severity;
import io.millrace.config.tables.TableConfig;
import io.millrace.events.Event;
import io.millrace.events.streaming.BreachedCheck;
import io.millrace.jobs.history.MergeOutcome;
import io.millrace.jobs.quality.metrics.Measured;
import io.millrace.jobs.quality.metrics.MeasuredBatch;
import io.millrace.jobs.quality.metrics.MetricsTable;
import io.millrace.jobs.quality.metrics.Over;
import io.millrace.jobs.quality.metrics.TableMetrics;
import io.millrace.jobs.quality.metrics.deequ.Failures;
import io.millrace.jobs.stream.batch.PipelineParts;
import io.millrace.jobs.stream.rows.BatchId;
import io.millrace.jobs.stream.rows.Survey;
import io.millrace.jobs.stream.table.AppliedChange;
import io.millrace.jobs.stream.table.StreamTable;
import io.millrace.jobs.stream.tell.BatchEvents;
import org.apache.spark.sql.SparkSession;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Measures a table by its checks after each commit, under the number of the table's version: it rises whatever stream writes,
 * and {@code batch_id} in the metrics is that number. Rows that broke rules of severity warning are counted with the metrics, in the same
 * commit: no Spark action is there for them alone.
 */
public final class TableMeasurement implements PipelineParts.Measurement {
    private static final String WARNINGS = "warnings";

    private final TableConfig config;
    private final StreamTable table;
    private final BatchEvents events;
    private final String root;

    /** @param root folder of all tables' states and metrics, with a slash at the end */
    public TableMeasurement(TableConfig config, StreamTable table, BatchEvents events, String root) {
        this.config = config;
        this.table = table;
        this.events = events;
        this.root = root;
    }

    /** Never throws for what cannot be measured or written: that is told, and the data goes on. */
    @Override
    public List<Event<?>> measure(MergeOutcome outcome, Survey survey, BatchId batch, SparkSession spark) {
        if (config.deequChecks().isEmpty()) {
            return List.of();
        }
        List<BreachedCheck> breached;
        try {
            breached = measured(outcome, survey, batch, spark).stream()
                    .filter(metric -> !metric.passed())
                    .map(TableMeasurement::breached)
                    .toList();
        } catch (Exception e) { // Spark throws checked ones that no signature names
            Failures.log(batch.number(), e);
            breached = failed(Failures.text(e));
        }
        return breached.isEmpty() ? List.of() : List.of(events.breached(batch, survey.arrived(), breached));
    }

    private List<Measured> measured(MergeOutcome outcome, Survey survey, BatchId batch, SparkSession spark) {
        AppliedChange change = outcome.alreadyApplied()
                ? table.applied(spark, batch)
                : new AppliedChange(
                        outcome.version(), outcome.becameCurrent(), outcome.ceasedCurrent(), survey.warningsById());
        if (!outcome.alreadyApplied()
                && outcome.counts().becameCurrent() + outcome.counts().ceasedCurrent() == 0) {
            return List.of();
        }
        List<Measured> measured = new ArrayList<>(TableMetrics.of(config, root + "deequ-state/", spark)
                .measure(new MeasuredBatch(
                        change.version(),
                        CurrentRows.lastChange(spark, table.location(), change.version()),
                        change.became(),
                        change.ceased(),
                        () -> table.current(spark).orElseThrow())));
        measured.addAll(warnings(change.warnings()));
        new MetricsTable(spark, location()).append(config.name(), change.version(), survey.arrived(), measured);
        return measured;
    }

    /** The rows that broke each rule of severity warning, none included, as metrics of the batch named after the rule. */
    private List<Measured> warnings(Map<String, Long> rows) {
        return config.dqRules().stream()
                .filter(rule -> rule.severity() == Severity.WARNING)
                .map(rule -> new Measured(
                        WARNINGS,
                        rule.column(),
                        rule.id(),
                        Over.BATCH,
                        (double) rows.getOrDefault(rule.id(), 0L),
                        null,
                        null,
                        true,
                        Severity.WARNING))
                .toList();
    }

    private List<BreachedCheck> failed(String error) {
        return config.deequChecks().stream()
                .map(check -> new BreachedCheck(
                        check.metric(),
                        check.column(),
                        check.name(),
                        BreachedCheck.Over.BATCH,
                        null,
                        check.threshold() == null ? 0 : check.threshold(),
                        check.severity().name().toLowerCase(Locale.ROOT),
                        error))
                .toList();
    }

    @Override
    public String location() {
        return root + "dq_metrics/";
    }

    private static BreachedCheck breached(Measured metric) {
        return new BreachedCheck(
                metric.metric(),
                metric.column(),
                metric.name(),
                BreachedCheck.Over.valueOf(metric.over().name()),
                metric.value(),
                metric.threshold() == null ? 0 : metric.threshold(),
                metric.severity().name().toLowerCase(Locale.ROOT),
                metric.error());
    }
}
