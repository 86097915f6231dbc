package io.millrace.jobs.history.commit;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.delta.deletionvectors.RoaringBitmapArray;
import org.apache.spark.sql.delta.deletionvectors.RoaringBitmapArrayFormat;
import org.apache.spark.sql.delta.deletionvectors.StoredBitmap$;
import org.apache.spark.sql.delta.storage.dv.DeletionVectorStore;
import org.apache.spark.sql.delta.storage.dv.DeletionVectorStore$;

import java.util.LinkedHashMap;
import java.util.Map;

/** Which rows of which files are to go. */
final class Removals {
    private final Map<Long, RoaringBitmapArray> rows = new LinkedHashMap<>();

    /** Adds rows of a file, as their aggregate wrote them. */
    void add(long file, byte[] bitmap) {
        RoaringBitmapArray places = RoaringBitmapArray.readFrom(bitmap);
        if (!places.isEmpty()) {
            rows.merge(file, places, (known, more) -> {
                known.merge(more);
                return known;
            });
        }
    }

    /** By file. */
    Map<Long, RoaringBitmapArray> byFile() {
        return rows;
    }

    long count() {
        return rows.values().stream().mapToLong(RoaringBitmapArray::cardinality).sum();
    }

    /** Of all rows that are not in the file any more then. */
    static RoaringBitmapArray withEarlier(AddFile file, RoaringBitmapArray now, Path table, Configuration hadoop) {
        if (file.deletionVector() == null) {
            return now;
        }
        DeletionVectorStore store = DeletionVectorStore$.MODULE$.createInstance(hadoop);
        RoaringBitmapArray all =
                StoredBitmap$.MODULE$.create(file.deletionVector(), table).load(store);
        all.merge(now);
        return all;
    }

    static byte[] bytes(RoaringBitmapArray rows) {
        return rows.serializeAsByteArray(RoaringBitmapArrayFormat.Portable());
    }
}
