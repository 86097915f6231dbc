package io.millrace.jobs.reconcile;

import io.millrace.config.envelope.TypeProfile;
import io.millrace.config.tables.ColumnType;
import io.millrace.config.tables.ColumnType.Kind;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

import java.nio.file.Path;
import java.util.Map;

/** A table with a column of every kind; SQL makes its rows in the source, and Spark, from the same formulas, those in the lake. */
public final class Readings {
    private Readings() {}

    public static Tables config(String name) {
        return Tables.table(name, "id")
                .column("id", Kind.LONG)
                .column("label", Kind.STRING)
                .column("amount", Kind.DOUBLE)
                .column("price", new ColumnType(Kind.DECIMAL, 12, 2))
                .column("ok", Kind.STRING)
                .column("at", Kind.STRING)
                .column("seen", Kind.TIMESTAMP)
                .column("phone", Kind.STRING)
                .column("score", Kind.DOUBLE)
                .column("day", Kind.DATE)
                .column("n", Kind.INTEGER)
                .transform("mask_pii", "phone", Map.of("visible_chars", 4))
                .transform("round", "score", Map.of("decimals", 3))
                .transform("trim", "label", Map.of());
    }

    /** Both sides, alike. */
    public static Compared make(Tables config, String name, Path folder, long rows) {
        source(name, rows);
        return new Compared(config.in(folder), folder, TypeProfile.DMS).load(lake(1, rows));
    }

    public static void source(String name, long rows) {
        Lake.sql(
                ("create table %s (id bigint primary key, label varchar(40), amount numeric(10,2), price numeric(12,2),"
                                + " ok boolean, at timestamp, seen timestamptz, phone text, score double precision, day date, n integer)")
                        .formatted(name),
                """
                insert into %s select i, ' Label ' || i || 'ü', i * 1.25, i * 0.01, i %% 2 = 0,
                  timestamp '2024-01-01' + i * interval '61.000001 seconds', timestamptz '2024-01-01Z' + i * interval '7 seconds',
                  '+49170' || i, i / 7.0::float8, date '2024-01-01' + (i %% 1000)::int, case when i %% 10 = 0 then null else i end
                from generate_series(1, %d) i
                """
                        .formatted(name, rows));
    }

    /** Rows from one id to another as the stream reads them, before transforms. */
    public static Dataset<Row> lake(long from, long to) {
        return Compared.select(
                Lake.SPARK.range(from, to + 1).toDF(),
                "id",
                "concat(' Label ', id, 'ü') label",
                "cast(id * 1.25 as double) amount",
                "cast(id * 0.01 as decimal(12,2)) price",
                "if(id % 2 = 0, 'true', 'false') ok",
                "date_format(timestamp_micros(1704067200000000 + id * 61000001), \"yyyy-MM-dd'T'HH:mm:ss.SSSSSS\") at",
                "timestamp_micros(1704067200000000 + id * 7000000) seen",
                "concat('+49170', id) phone",
                "id / 7.0D score",
                "date_add(date '2024-01-01', cast(id % 1000 as int)) day",
                "if(id % 10 = 0, null, cast(id as int)) n");
    }
}
