package io.millrace.jobs.quality.metrics;

import io.millrace.jobs.quality.metrics.check.Check;
import io.millrace.jobs.quality.metrics.check.Measure;
import io.millrace.jobs.quality.metrics.deequ.Deequ;
import io.millrace.jobs.quality.metrics.deequ.Frequencies;
import io.millrace.jobs.quality.metrics.deequ.Probe;
import io.millrace.jobs.quality.metrics.deequ.Reading;
import io.millrace.jobs.quality.metrics.deequ.States;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import static org.apache.spark.sql.functions.lit;

/**
 * One pass over what a batch added and removed, for all checks at once.
 *
 * @param rows both, with a column for each check
 */
record BatchPass(Dataset<Row> rows, Deequ readings) {
    static BatchPass over(MeasuredBatch batch, Collection<Check> checks) {
        Dataset<Row> rows =
                inputs(batch.added(), checks, lit(true)).unionAll(inputs(batch.removed(), checks, lit(false)));
        List<Probe> probes = new ArrayList<>();
        for (Check check : checks) {
            if (check.measure() == Measure.UNIQUENESS) {
                probes.add(Probe.values(check, true));
                probes.add(Probe.values(check, false));
            } else {
                probes.add(Probe.ofAdded(check));
                if (check.measure().invertible()) {
                    probes.add(Probe.ofRemoved(check));
                }
            }
        }
        return new BatchPass(rows, Deequ.measure(rows, probes));
    }

    /** Rows of a table as checks measure them. */
    static Dataset<Row> inputs(Dataset<Row> rows, Collection<Check> checks, Column added) {
        List<Column> columns = new ArrayList<>(List.of(added.as(Probe.ADDED)));
        checks.forEach(check -> columns.add(check.input().as(Probe.column(check))));
        return rows.select(columns.toArray(Column[]::new));
    }

    /** What a check reads of the added rows. One Spark action for a uniqueness. */
    Reading reading(Check check) {
        if (check.measure() == Measure.UNIQUENESS) {
            Reading values = readings.reading(Probe.values(check, true));
            return values.error() == null ? uniqueness(check) : values;
        }
        Reading reading = readings.reading(Probe.ofAdded(check));
        boolean noRows = check.measure() == Measure.SIZE && reading.equals(Reading.NOTHING);
        return noRows ? Reading.of(0) : reading;
    }

    /** How many rows with a value came, less how many went. */
    long more(Check check) {
        return values(check, true) - values(check, false);
    }

    private Reading uniqueness(Check check) {
        String column = Probe.column(check);
        return Frequencies.read(Frequencies.added(rows, column, values(check, true)), column)
                .uniqueness();
    }

    private long values(Check check, boolean added) {
        return States.matches(readings.state(Probe.values(check, added)));
    }
}
