package io.millrace.jobs.history.commit;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.delta.actions.DeletionVectorDescriptor;
import org.apache.spark.sql.delta.actions.DeletionVectorDescriptor$;
import org.apache.spark.sql.delta.deletionvectors.RoaringBitmapArray;
import org.apache.spark.sql.delta.storage.dv.DeletionVectorStore;
import org.apache.spark.sql.delta.storage.dv.DeletionVectorStore$;
import org.apache.spark.sql.delta.storage.dv.DeletionVectorStoreUtils;
import org.apache.spark.sql.delta.util.PathWithFileSystem;
import scala.Option;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Writes the deletion vectors of a commit, all of them into one file. */
final class Marks {
    private final Path table;
    private final Configuration hadoop;

    Marks(Path table, Configuration hadoop) {
        this.table = table;
        this.hadoop = hadoop;
    }

    Map<AddFile, DeletionVectorDescriptor> write(List<Shrunk> files) throws IOException {
        Map<AddFile, DeletionVectorDescriptor> written = new LinkedHashMap<>();
        if (files.isEmpty()) {
            return written;
        }
        DeletionVectorStore store = DeletionVectorStore$.MODULE$.createInstance(hadoop);
        UUID id = UUID.randomUUID();
        PathWithFileSystem target = store.generateFileNameInTable(store.pathWithFileSystem(table), id, "");
        try (DeletionVectorStoreUtils.Writer writer = store.createWriter(target)) {
            for (Shrunk file : files) {
                byte[] bytes = Removals.bytes(file.gone());
                written.put(
                        file.file(),
                        DeletionVectorDescriptor$.MODULE$.onDiskWithRelativePath(
                                id,
                                "",
                                bytes.length,
                                file.gone().cardinality(),
                                Option.apply(writer.write(bytes).offset()),
                                Option.empty()));
            }
        }
        return written;
    }

    /** The same without a file, for a reader in this process. */
    static DeletionVectorDescriptor inMemory(RoaringBitmapArray rows) {
        return DeletionVectorDescriptor$.MODULE$.inlineInLog(Removals.bytes(rows), rows.cardinality());
    }
}
