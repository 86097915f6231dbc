package io.millrace.jobs.history.commit;

import org.apache.spark.sql.delta.DeletionVectorsTableFeature$;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.SnapshotDescriptor;
import org.apache.spark.sql.delta.actions.Metadata;
import org.apache.spark.sql.delta.actions.Protocol;
import scala.Option;
import scala.collection.immutable.Set$;

/**
 * A table read as one with deletion vectors, whether it has them or not: a row's place in its file is told of such tables alone, and rows
 * can be left out while a file is copied, without a join.
 */
final class WithMarks implements SnapshotDescriptor {
    private final Snapshot snapshot;
    private final Protocol protocol;

    @SuppressWarnings("unchecked")
    WithMarks(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.protocol = new Protocol(
                        3, 7, Option.apply(Set$.MODULE$.<String>empty()), Option.apply(Set$.MODULE$.<String>empty()))
                .withFeature(DeletionVectorsTableFeature$.MODULE$);
    }

    @Override
    public DeltaLog deltaLog() {
        return snapshot.deltaLog();
    }

    @Override
    public long version() {
        return snapshot.version();
    }

    @Override
    public Metadata metadata() {
        return snapshot.metadata();
    }

    @Override
    public Protocol protocol() {
        return protocol;
    }

    @Override
    public Option<Object> numOfFilesIfKnown() {
        return Option.empty();
    }

    @Override
    public Option<Object> sizeInBytesIfKnown() {
        return Option.empty();
    }
}
