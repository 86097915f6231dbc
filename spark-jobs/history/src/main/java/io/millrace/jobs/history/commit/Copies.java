package io.millrace.jobs.history.commit;

import io.millrace.jobs.history.copy.FileCopy;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.delta.deletionvectors.RoaringBitmapArray;
import org.apache.spark.sql.delta.util.DeltaFileOperations;
import org.apache.spark.util.SerializableConfiguration;
import scala.Option;
import scala.Tuple2;
import scala.collection.immutable.Map$;

import java.io.IOException;
import java.io.Serializable;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Files of a table written anew without the rows that go, one task a file. */
final class Copies {
    private final SparkSession spark;
    private final Path table;
    private final Configuration hadoop;

    Copies(SparkSession spark, Path table, Configuration hadoop) {
        this.spark = spark;
        this.table = table;
        this.hadoop = hadoop;
    }

    private record Order(int number, String from, String folder) implements Serializable {}

    private record Done(int number, String name, long rows, long bytes, long modified, String statistics)
            implements Serializable {}

    /**
     * Copies files but for their removed rows.
     *
     * @throws IllegalStateException when a copy has not as many rows as are to stay
     */
    List<AddFile> write(List<Shrunk> sources) {
        if (sources.isEmpty()) {
            return List.of();
        }
        List<Tuple2<Order, byte[]>> orders = new ArrayList<>();
        for (Shrunk source : sources) {
            String folder = folder(source.file().path());
            orders.add(new Tuple2<>(
                    new Order(
                            orders.size(),
                            absolute(source.file().path()),
                            folder.isEmpty() ? table.toString() : absolute(folder)),
                    Removals.bytes(source.gone())));
        }
        SerializableConfiguration settings = new SerializableConfiguration(hadoop);
        List<Done> done = new JavaSparkContext(spark.sparkContext())
                .parallelize(orders, orders.size())
                .map(order -> copy(order._1(), order._2(), settings.value()))
                .collect();
        return done.stream()
                .map(copy -> added(sources.get(copy.number()), copy))
                .toList();
    }

    private AddFile added(Shrunk source, Done copy) {
        if (copy.rows() != source.rowsLeft()) {
            throw new IllegalStateException("Delta table " + table + ": the copy of "
                    + source.file().path() + " has " + copy.rows() + " rows where " + source.rowsLeft()
                    + " are to stay; nothing was committed; keep the batch's input and report it");
        }
        return source.file()
                .copy(
                        folder(source.file().path()) + copy.name(),
                        source.file().partitionValues(),
                        copy.bytes(),
                        copy.modified(),
                        true,
                        copy.statistics(),
                        Map$.MODULE$.<String, String>empty(),
                        null,
                        Option.empty(),
                        Option.empty(),
                        Option.empty());
    }

    /** That of the file, or the table's own when it lies outside of the table. */
    private static String folder(String path) {
        return URI.create(path).isAbsolute() ? "" : path.substring(0, path.lastIndexOf('/') + 1);
    }

    private String absolute(String path) {
        return DeltaFileOperations.absolutePath(table.toString(), path).toString();
    }

    private static Done copy(Order order, byte[] marks, Configuration hadoop) throws IOException {
        RoaringBitmapArray gone = RoaringBitmapArray.readFrom(marks);
        // a name of its own for each try of the task
        String name = "part-%05d-%s.c000.snappy.parquet".formatted(order.number(), UUID.randomUUID());
        Path to = new Path(order.folder(), name);
        FileCopy.Written written = new FileCopy(hadoop)
                .copy(
                        HadoopInputFile.fromPath(new Path(order.from()), hadoop),
                        HadoopOutputFile.fromPath(to, hadoop),
                        gone::contains);
        FileStatus file = to.getFileSystem(hadoop).getFileStatus(to);
        return new Done(
                order.number(), name, written.rows(), file.getLen(), file.getModificationTime(), written.statistics());
    }
}
