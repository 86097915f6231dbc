package io.millrace.jobs.bucketing.source;

import io.millrace.config.InvalidInputException;
import io.millrace.config.Problem;
import io.millrace.jobs.support.Stores;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.datasources.parquet.ParquetToSparkSchemaConverter;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Reads the footers of a snapshot; no data page is touched. */
public final class SourceReader {
    private static final int FOOTERS_AT_ONCE = 16;

    private final SparkSession session;
    private final Configuration hadoop;

    /** Reads with the session's settings. */
    public SourceReader(SparkSession session) {
        this.session = session;
        this.hadoop = session.sparkContext().hadoopConfiguration();
    }

    /**
     * Reads them.
     *
     * @throws InvalidInputException when nothing is there, or files are unreadable or differ
     */
    public SourceSnapshot read(String source) throws IOException {
        List<FileStatus> files = list(source);
        if (files.isEmpty()) {
            throw SourceProblems.noFiles(source);
        }
        List<Problem> problems = new ArrayList<>();
        files.stream()
                .map(file -> file.getPath().toString())
                .filter(path -> path.substring(source.length()).matches("(.*/)?[^/]+=[^/]*/.*"))
                .forEach(path -> problems.add(SourceProblems.partitioned(path)));
        List<ParquetMetadata> footers = footers(files, problems);
        requireOneSchema(files, footers, problems);
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
        return snapshot(source, files, footers);
    }

    private List<FileStatus> list(String source) throws IOException {
        Path root = new Path(source);
        FileSystem store = Stores.of(root, hadoop);
        int prefix = store.makeQualified(root).toUri().getPath().length();
        List<FileStatus> files = new ArrayList<>();
        try {
            for (FileStatus file : Stores.list(store, root)) {
                String below = file.getPath().toUri().getPath().substring(prefix);
                if (!below.matches(".*/[._].*")) {
                    files.add(file);
                }
            }
        } catch (FileNotFoundException nothingThere) {
            return List.of();
        }
        files.sort((a, b) -> a.getPath().compareTo(b.getPath()));
        return files;
    }

    private List<ParquetMetadata> footers(List<FileStatus> files, List<Problem> problems) {
        ExecutorService readers = Executors.newFixedThreadPool(Math.min(FOOTERS_AT_ONCE, files.size()));
        try {
            List<Future<ParquetMetadata>> asked = files.stream()
                    .map(file -> readers.submit(() -> footer(file)))
                    .toList();
            List<ParquetMetadata> footers = new ArrayList<>();
            for (int i = 0; i < asked.size(); i++) {
                try {
                    footers.add(asked.get(i).get());
                } catch (ExecutionException e) {
                    problems.add(
                            SourceProblems.unreadable(files.get(i).getPath().toString(), e.getCause()));
                    footers.add(null);
                }
            }
            return footers;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("reading footers was interrupted: start the job again", e);
        } finally {
            readers.shutdownNow();
        }
    }

    private ParquetMetadata footer(FileStatus file) throws IOException {
        try (ParquetFileReader reader = ParquetFileReader.open(HadoopInputFile.fromStatus(file, hadoop))) {
            return reader.getFooter();
        }
    }

    private static void requireOneSchema(
            List<FileStatus> files, List<ParquetMetadata> footers, List<Problem> problems) {
        String firstPath = files.get(0).getPath().getName();
        MessageType first = null;
        for (int i = 0; i < footers.size(); i++) {
            if (footers.get(i) == null) {
                continue;
            }
            MessageType schema = footers.get(i).getFileMetaData().getSchema();
            if (first == null) {
                first = schema;
                firstPath = files.get(i).getPath().getName();
            } else if (!first.getFields().equals(schema.getFields())) {
                problems.add(SourceProblems.otherSchema(
                        files.get(i).getPath().toString(), firstPath, difference(first, schema)));
            }
        }
    }

    private static String difference(MessageType first, MessageType other) {
        Set<Type> onlyFirst = new HashSet<>(first.getFields());
        Set<Type> onlyOther = new HashSet<>(other.getFields());
        onlyFirst.removeAll(other.getFields());
        onlyOther.removeAll(first.getFields());
        return onlyFirst.isEmpty() && onlyOther.isEmpty()
                ? "the columns stand in another order"
                : onlyOther + " instead of " + onlyFirst;
    }

    private SourceSnapshot snapshot(String source, List<FileStatus> files, List<ParquetMetadata> footers) {
        long rows = 0;
        Map<String, Long> columnBytes = new HashMap<>();
        for (ParquetMetadata footer : footers) {
            for (BlockMetaData group : footer.getBlocks()) {
                rows += group.getRowCount();
                for (ColumnChunkMetaData chunk : group.getColumns()) {
                    columnBytes.merge(chunk.getPath().toArray()[0], SnappySize.of(chunk), Long::sum);
                }
            }
        }
        if (rows == 0) {
            throw SourceProblems.noRows(source);
        }
        MessageType schema = footers.get(0).getFileMetaData().getSchema();
        boolean int96 = schema.getColumns().stream()
                .anyMatch(column -> column.getPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.INT96);
        return new SourceSnapshot(
                files.stream().map(file -> file.getPath().toString()).toList(),
                rows,
                files.stream().mapToLong(FileStatus::getLen).sum(),
                columnBytes,
                new ParquetToSparkSchemaConverter(session.sessionState().conf()).convert(schema),
                int96);
    }
}
