package io.millrace.jobs.quality;

import io.millrace.jobs.runtime.PlainDisk;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

import java.util.List;

/** One session for all tests of the JVM, and short ways to make rows. */
public final class Lake {
    /** Two threads, two shuffle partitions, Delta's extension. */
    public static final SparkSession SPARK = SparkSession.builder()
            .appName("tests")
            .master("local[2]")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.sql.session.timeZone", "UTC")
            .config("spark.sql.shuffle.partitions", "2")
            .config("spark.databricks.delta.snapshotPartitions", "2")
            .config("spark.hadoop.fs.file.impl", PlainDisk.class.getName())
            .config("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension")
            .config("spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog")
            .getOrCreate();

    private Lake() {}

    /** Rows of one schema; an array each. */
    public static Dataset<Row> rows(StructType schema, List<Object[]> values) {
        return SPARK.createDataFrame(values.stream().map(RowFactory::create).toList(), schema);
    }

    /** Rows of columns as {@code "id int, name string"}. */
    public static Dataset<Row> rows(String columns, Object[]... values) {
        return rows(StructType.fromDDL(columns), List.of(values));
    }

    /** One row. */
    public static Object[] row(Object... values) {
        return values;
    }
}
