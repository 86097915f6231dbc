package io.millrace.jobs.quality.metrics;

import io.millrace.config.InvalidInputException;
import io.millrace.config.Problem;
import io.millrace.config.quality.CheckConfig;
import io.millrace.config.tables.ColumnConfig;
import io.millrace.config.tables.ColumnType;
import io.millrace.config.tables.TableConfig;
import io.millrace.jobs.quality.metrics.check.Check;
import io.millrace.jobs.quality.metrics.deequ.Failures;
import io.millrace.jobs.quality.metrics.deequ.Reading;
import io.millrace.jobs.quality.transforms.ColumnTransform;
import io.millrace.jobs.quality.transforms.Transforms;
import org.apache.spark.sql.SparkSession;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures a table as its {@code deequ_checks} say, of rows as the table stores them, after their transforms.
 *
 * <p>Over {@link Over#BATCH} a metric is of the rows that the batch added. Over {@link Over#ALL} it comes from a state that each batch
 * carries on, and no batch reads the whole table:
 *
 * <ul>
 *   <li>{@code size}, {@code completeness}, {@code compliance} and {@code mean} are of the current rows: what a batch removed is taken
 *       out of the state again. A mean is of finite numbers; its sum is a double, whose rounding adds up.
 *   <li>{@code min}, {@code max} and {@code approx_count_distinct} are of every row that ever was current since the state was begun, since
 *       an extreme or a sketch does not know what it would be without a row.
 *   <li>{@code uniqueness} of the primary key is 1, since the table has one current row a key. Of another column it is of the
 *       current rows, from the number of rows of each value; that state is as large as the column has values, is read and written with each
 *       batch, and is given up, with an error in every record from then on, when there are more than {@link #MOST_VALUES}.
 * </ul>
 *
 * <p>A state is begun by one scan of the current rows: at the first batch, for a check that is new, and when the batch before was not
 * measured. The state of a batch comes from the one before and the batch, so that measuring a batch again gives the same.
 *
 * <p>Spark actions of a batch: one for all checks together, one for each {@code uniqueness}, and two more for each that is not of the
 * key.
 */
public final class TableMetrics {
    /** A column of more different values has no uniqueness over all rows. */
    public static final long MOST_VALUES = 200_000;

    private final List<Check> checks;
    private final Map<String, Check> distinct;
    private final StateFolder folder;
    private final long mostValues;

    private TableMetrics(List<Check> checks, StateFolder folder, long mostValues) {
        this.checks = checks;
        this.distinct = new LinkedHashMap<>();
        distinct.put(Check.size().id(), Check.size());
        checks.forEach(check -> distinct.putIfAbsent(check.id(), check));
        this.folder = folder;
        this.mostValues = mostValues;
    }

    /**
     * The metrics of a table.
     *
     * @param states folder of all tables' states, with a slash at the end; each table has its own below
     * @throws InvalidInputException with every unknown metric, misspelt column and condition that cannot be read
     */
    public static TableMetrics of(TableConfig table, String states, SparkSession spark) {
        return of(table, states, spark, System.getenv(), MOST_VALUES);
    }

    static TableMetrics of(
            TableConfig table, String states, SparkSession spark, Map<String, String> environment, long mostValues) {
        Map<String, ColumnType> types = stored(table, Transforms.of(table, environment));
        List<Problem> problems = new ArrayList<>();
        List<Check> checks = new ArrayList<>();
        for (CheckConfig check : table.deequChecks()) {
            try {
                checks.add(Check.of(check, table, types));
            } catch (InvalidInputException e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
        return new TableMetrics(checks, new StateFolder(spark, states + table.name() + "/"), mostValues);
    }

    /**
     * Measures a batch: two records for each check. It never throws for what cannot be measured; the records say so. Measure after the table
     * was written, and before the batch counts as done.
     */
    public List<Measured> measure(MeasuredBatch batch) {
        if (checks.isEmpty()) {
            return List.of();
        }
        Map<Check, Reading> ofBatch = new HashMap<>();
        Map<Check, Reading> ofAll = new HashMap<>();
        try {
            BatchPass pass = BatchPass.over(batch, distinct.values());
            distinct.values().forEach(check -> ofBatch.put(check, pass.reading(check)));
            ofAll.putAll(new Totals(folder, distinct.values(), batch, pass, mostValues).carryOn());
            distinct.values().stream().filter(Check::known).forEach(check -> ofAll.put(check, known(ofAll)));
        } catch (Exception e) { // Spark throws checked ones that no signature names
            Failures.log(batch.id(), e);
            Reading failed = Reading.failed(Failures.text(e));
            distinct.values().forEach(check -> {
                ofBatch.putIfAbsent(check, failed);
                ofAll.putIfAbsent(check, failed);
            });
        }
        List<Measured> measured = new ArrayList<>();
        for (Check check : checks) {
            Check kept = distinct.get(check.id());
            measured.add(Measured.of(check.config(), Over.BATCH, ofBatch.get(kept)));
            measured.add(Measured.of(check.config(), Over.ALL, ofAll.get(kept)));
        }
        return measured;
    }

    /** A key is unique in every table that has a row. */
    private Reading known(Map<Check, Reading> ofAll) {
        Reading size = ofAll.get(distinct.get(Check.size().id()));
        boolean rows = size.value() != null && size.value() > 0;
        return rows ? Reading.of(1) : new Reading(null, size.error());
    }

    private static Map<String, ColumnType> stored(TableConfig table, Transforms transforms) {
        Map<String, ColumnType> types = new LinkedHashMap<>();
        for (ColumnConfig column : table.schema()) {
            ColumnTransform stored = transforms.column(column.name());
            types.put(stored.output(), stored.type());
        }
        return types;
    }
}
