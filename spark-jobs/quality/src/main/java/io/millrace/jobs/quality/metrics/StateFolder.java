package io.millrace.jobs.quality.metrics;

import com.amazon.deequ.analyzers.HdfsStateProvider;
import com.amazon.deequ.analyzers.State;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.jobs.quality.metrics.deequ.Deequ;
import io.millrace.jobs.quality.metrics.deequ.Probe;
import io.millrace.jobs.quality.metrics.deequ.StateException;
import io.millrace.jobs.support.JobFolder;
import org.apache.spark.sql.SparkSession;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The states of one table, a folder for each batch. A folder counts when its manifest, written last, is there: a crash before leaves a folder
 * that nobody reads.
 */
final class StateFolder {
    /** So many batches stay, for a batch that is measured again. */
    static final int KEPT_BATCHES = 3;

    private static final String MANIFEST = "complete.json";
    private static final Pattern BATCH = Pattern.compile("batch-([0-9]+)/.*");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SparkSession spark;
    private final String address;

    StateFolder(SparkSession spark, String address) {
        this.spark = spark;
        this.address = address;
    }

    /**
     * What a batch left behind.
     *
     * @param known ids of checks whose state is right, be it empty
     * @param stored those of them that have a state
     * @param givenUp those whose state grew too large
     */
    record Manifest(long batch, Set<String> known, Set<String> stored, Set<String> givenUp) {
        static Manifest empty(long batch) {
            return new Manifest(batch, new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
        }
    }

    /** The newest batch that counts, of those from one to before another; an empty one when there is none. */
    Manifest newest(long from, long before) throws IOException {
        Set<Long> candidates = from == before - 1
                ? Set.of(from)
                : batches().subSet(from, true, before, false).descendingSet();
        for (long batch : candidates) {
            Optional<Manifest> manifest = manifest(batch);
            if (manifest.isPresent()) {
                return manifest.get();
            }
        }
        return Manifest.empty(from);
    }

    private Optional<Manifest> manifest(long batch) throws IOException {
        try {
            byte[] json = JobFolder.read(
                    address + folder(batch) + MANIFEST, spark.sparkContext().hadoopConfiguration());
            return Optional.of(JSON.readValue(json, Manifest.class));
        } catch (FileNotFoundException notThere) {
            return Optional.empty();
        }
    }

    /** Makes room for a batch. What later batches left is void once an earlier one is measured again. */
    void begin(long batch) throws IOException {
        for (long other : batches()) {
            if (other >= batch) {
                root().removeFolder(folder(other));
            }
        }
    }

    /** Makes the batch count, and removes old ones. */
    void complete(Manifest manifest) throws IOException {
        root().writeJson(folder(manifest.batch()) + MANIFEST, manifest);
        NavigableSet<Long> batches = batches();
        while (batches.size() > KEPT_BATCHES) {
            root().removeFolder(folder(batches.pollFirst()));
        }
    }

    State<?> load(long batch, Probe probe) {
        return Deequ.load(provider(batch), probe)
                .orElseThrow(() -> new StateException("the state of batch %d is not there".formatted(batch)));
    }

    void save(long batch, Probe probe, State<?> state) {
        Deequ.save(provider(batch), probe, state);
    }

    private HdfsStateProvider provider(long batch) {
        return new HdfsStateProvider(spark, address + folder(batch) + "state", 1, true);
    }

    private NavigableSet<Long> batches() throws IOException {
        NavigableSet<Long> batches = new TreeSet<>();
        for (String file : root().sizes().keySet()) {
            Matcher batch = BATCH.matcher(file);
            if (batch.matches()) {
                batches.add(Long.valueOf(batch.group(1)));
            }
        }
        return batches;
    }

    private JobFolder root() throws IOException {
        return new JobFolder(address, spark.sparkContext().hadoopConfiguration());
    }

    private static String folder(long batch) {
        return "batch-%d/".formatted(batch);
    }
}
