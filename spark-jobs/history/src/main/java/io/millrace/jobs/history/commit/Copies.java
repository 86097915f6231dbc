package io.millrace.jobs.history.commit;

import io.millrace.jobs.history.copy.FileCopy;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.delta.deletionvectors.RoaringBitmapArray;
import org.apache.spark.sql.delta.util.DeltaFileOperations;
import org.apache.spark.util.SerializableConfiguration;
import scala.Option;
import scala.Tuple2;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Files of a table written anew without the rows that go, large ones each by a task, small ones of a folder together. */
final class Copies {
    /** With less a file is small. */
    private static final long SMALL_BYTES = 8L << 20;

    /** Small files become one until it has so much, or less where there are processors to copy more than one. */
    private static final long JOINED_BYTES = 32L << 20;

    private final SparkSession spark;
    private final Path table;
    private final Configuration hadoop;

    Copies(SparkSession spark, Path table, Configuration hadoop) {
        this.spark = spark;
        this.table = table;
        this.hadoop = hadoop;
    }

    /** Of files, each with the rows that go. */
    private record Order(int number, String folder, ArrayList<Tuple2<String, byte[]>> parts) implements Serializable {}

    private record Done(int number, String name, long rows, int groups, long bytes, long modified, String statistics)
            implements Serializable {}

    /**
     * Copies files but for their removed rows; small ones become one where they fit.
     *
     * @throws IllegalStateException when copies have not as many rows as are to stay
     */
    List<AddFile> write(List<Shrunk> sources) {
        if (sources.isEmpty()) {
            return List.of();
        }
        List<List<Shrunk>> groups = groups(sources, mostJoined(sources));
        List<Order> orders = new ArrayList<>();
        for (List<Shrunk> group : groups) {
            ArrayList<Tuple2<String, byte[]>> parts = new ArrayList<>();
            group.forEach(
                    source -> parts.add(new Tuple2<>(absolute(source.file().path()), Removals.bytes(source.gone()))));
            String folder = folder(group.get(0).file().path());
            orders.add(new Order(orders.size(), folder.isEmpty() ? table.toString() : absolute(folder), parts));
        }
        SerializableConfiguration settings = new SerializableConfiguration(hadoop);
        List<Done> done = new JavaSparkContext(spark.sparkContext())
                .parallelize(orders, orders.size())
                .flatMap(order -> copy(order, settings.value()).iterator())
                .collect();
        long[] copied = new long[groups.size()];
        done.forEach(copy -> copied[copy.number()] += copy.rows());
        for (int number = 0; number < copied.length; number++) {
            check(groups.get(number), copied[number]);
        }
        return done.stream()
                .map(copy -> added(groups.get(copy.number()).get(0).file(), copy))
                .toList();
    }

    /** So that every processor has something to copy. */
    private long mostJoined(List<Shrunk> sources) {
        long share = bytes(sources) / (2L * spark.sparkContext().defaultParallelism());
        return Math.min(JOINED_BYTES, Math.max(SMALL_BYTES, share));
    }

    /** Files that become one, unless they have other columns; large ones each alone. */
    private static List<List<Shrunk>> groups(List<Shrunk> sources, long mostJoined) {
        List<List<Shrunk>> groups = new ArrayList<>();
        Map<String, List<Shrunk>> open = new HashMap<>();
        for (Shrunk source : sources) {
            if (source.file().size() >= SMALL_BYTES) {
                groups.add(List.of(source));
                continue;
            }
            String folder = folder(source.file().path());
            List<Shrunk> group = open.get(folder + source.file().partitionValues());
            if (group == null || bytes(group) >= mostJoined) {
                group = new ArrayList<>();
                open.put(folder + source.file().partitionValues(), group);
                groups.add(group);
            }
            group.add(source);
        }
        // the longest task first
        groups.sort(Comparator.comparingLong(Copies::bytes).reversed());
        return groups;
    }

    private static long bytes(List<Shrunk> group) {
        return group.stream().mapToLong(source -> source.file().size()).sum();
    }

    private void check(List<Shrunk> group, long copied) {
        long left = group.stream().mapToLong(Shrunk::rowsLeft).sum();
        if (copied != left) {
            String files = group.stream().map(source -> source.file().path()).collect(Collectors.joining(", "));
            throw new IllegalStateException(
                    "Delta table " + table + ": the copy of " + files + " has " + copied + " rows where " + left
                            + " are to stay; nothing was committed; keep the batch's input and report it");
        }
    }

    private static AddFile added(AddFile like, Done copy) {
        return like.copy(
                folder(like.path()) + copy.name(),
                like.partitionValues(),
                copy.bytes(),
                copy.modified(),
                true,
                copy.statistics(),
                Shrunk.tags(copy.groups()),
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

    private static List<Done> copy(Order order, Configuration hadoop) throws IOException {
        List<FileCopy.Source> sources = new ArrayList<>();
        for (Tuple2<String, byte[]> part : order.parts()) {
            RoaringBitmapArray gone = RoaringBitmapArray.readFrom(part._2());
            sources.add(new FileCopy.Source(HadoopInputFile.fromPath(new Path(part._1()), hadoop), gone::contains));
        }
        List<Path> files = new ArrayList<>();
        List<FileCopy.Written> written = new FileCopy(hadoop).copy(sources, () -> next(order, files, hadoop));
        List<Done> done = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            FileStatus file = files.get(i).getFileSystem(hadoop).getFileStatus(files.get(i));
            done.add(new Done(
                    order.number(),
                    file.getPath().getName(),
                    written.get(i).rows(),
                    written.get(i).groups(),
                    file.getLen(),
                    file.getModificationTime(),
                    written.get(i).statistics()));
        }
        return done;
    }

    private static OutputFile next(Order order, List<Path> files, Configuration hadoop) {
        // a name of its own for each try of the task
        String name = "part-%05d-%s.c000.snappy.parquet".formatted(order.number(), UUID.randomUUID());
        Path file = new Path(order.folder(), name);
        files.add(file);
        try {
            return HadoopOutputFile.fromPath(file, hadoop);
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": the copy could not be begun", e);
        }
    }
}
