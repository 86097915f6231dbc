package io.millrace.jobs.history.bench;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** Telemetry of vehicles: a first load, then batches of which four changes in five hit keys all over the table and one is new. */
final class Workload {
    private static final String[] DATA = {
        "cast(id % 5000 as int) as vehicle_id",
        "concat('2026-03-01T08:', lpad(cast(id % 60 as string), 2, '0'), ':00Z') as recorded_at",
        "round(40 + (n * 7919 % 100000) / 100000, 5) as latitude",
        "round(-74 + (n * 104729 % 100000) / 100000, 5) as longitude",
        "round((n * 31 % 1400) / 10, 1) as speed_kmh",
        "round((n * 17 % 1000) / 10, 1) as fuel_level_pct",
        "round(60 + (n * 13 % 500) / 10, 1) as engine_temp_c",
        "round(n * 1.7 % 300000, 1) as odometer_km",
        "if(n % 3 = 0, 'running', 'idle') as engine_status",
        "if(n % 50 = 0, 'true', 'false') as harsh_braking"
    };
    private static final String[] CHANGE = {
        "cast(lsn as bigint) as _lsn",
        "cast(0 as bigint) as _transaction_order",
        "cast(lsn % 100000 as bigint) as _transaction_id",
        "timestamp_micros(1772352000000000 + lsn * 1000) as _commit_timestamp",
        "timestamp_micros(1772352000000000) as _ingested_at",
        "cast(null as array<string>) as _unchanged",
        "false as _replayed"
    };

    private static final long[] STEPS = {
        7368787, 15485863, 32452843, 49979687, 67867967, 86028121, 104395301, 122949823, 141650939, 160481183
    };

    private final SparkSession spark;
    private final long rows;
    private final long batch;

    Workload(SparkSession spark, long rows, long batch) {
        this.spark = spark;
        this.rows = rows;
        this.batch = batch;
    }

    /** The table's first rows. */
    Dataset<Row> load() {
        return shaped(spark.range(0, rows, 1, 2).selectExpr("id", "id as n", "id as lsn", "'INSERT' as _operation"));
    }

    /** The changes of a batch, counted from 0. */
    Dataset<Row> batch(int number) {
        long updates = batch * 4 / 5;
        long first = rows + number * batch;
        long inserted = rows + number * (batch - updates);
        // a prime number of steps through all keys: each once, none in order, and in another batch others, some of them
        // again
        String key = "if(id < " + updates + ", id * " + STEPS[number % STEPS.length] + " % " + rows + ", " + inserted
                + " + id - " + updates + ")";
        return shaped(spark.range(0, batch, 1, 2)
                .selectExpr(
                        key + " as id",
                        "id + " + first + " as n",
                        "id + " + first + " as lsn",
                        "if(id < " + updates + ", 'UPDATE', 'INSERT') as _operation"));
    }

    /** The data columns. */
    StructType schema() {
        return load().drop("_operation", "_lsn", "_transaction_order", "_transaction_id")
                .drop("_commit_timestamp", "_ingested_at", "_unchanged", "_replayed")
                .schema();
    }

    private static Dataset<Row> shaped(Dataset<Row> rows) {
        String[] columns = new String[2 + DATA.length + CHANGE.length];
        columns[0] = "id";
        System.arraycopy(DATA, 0, columns, 1, DATA.length);
        columns[1 + DATA.length] = "_operation";
        System.arraycopy(CHANGE, 0, columns, 2 + DATA.length, CHANGE.length);
        return rows.selectExpr(columns);
    }
}
