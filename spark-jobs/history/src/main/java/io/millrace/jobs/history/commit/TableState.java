package io.millrace.jobs.history.commit;

import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.delta.actions.RemoveFile;
import org.apache.spark.sql.delta.actions.SetTransaction;
import scala.collection.JavaConverters;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a writer must know of one version of a table. Read from the log it takes several Spark jobs; after a commit of one's own it follows
 * from the commit.
 *
 * @param table the table's identity; a table that was made anew at the same place has another
 * @param applications by their names, the last batch of each writer
 * @param files all that the version has
 */
public record TableState(String table, long version, Map<String, Long> applications, List<AddFile> files) {
    /** Copies applications and files. */
    public TableState {
        applications = Map.copyOf(applications);
        files = List.copyOf(files);
    }

    /** As the log has it. */
    public static TableState read(Snapshot snapshot) {
        Map<String, Long> applications = new HashMap<>();
        JavaConverters.mapAsJavaMap(snapshot.transactions())
                .forEach((application, version) -> applications.put(application, (Long) version));
        return new TableState(
                snapshot.metadata().id(),
                snapshot.version(),
                applications,
                snapshot.allFiles().collectAsList());
    }

    /** Whether it is that of a snapshot. */
    boolean isOf(Snapshot snapshot) {
        return version == snapshot.version() && table.equals(snapshot.metadata().id());
    }

    /** The state after a commit that came next. */
    TableState after(long next, List<Action> actions) {
        Map<String, Long> batches = new HashMap<>(applications);
        Set<String> gone = new HashSet<>();
        List<AddFile> added = new ArrayList<>();
        for (Action action : actions) {
            if (action instanceof SetTransaction batch) {
                batches.put(batch.appId(), batch.version());
            } else if (action instanceof RemoveFile file) {
                gone.add(file.path());
            } else if (action instanceof AddFile file) {
                added.add(file);
            }
        }
        List<AddFile> left = new ArrayList<>(files);
        left.removeIf(file -> gone.contains(file.path()));
        left.addAll(added);
        return new TableState(table, next, batches, left);
    }
}
