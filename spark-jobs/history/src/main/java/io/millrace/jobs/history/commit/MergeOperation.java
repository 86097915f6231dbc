package io.millrace.jobs.history.commit;

import org.apache.spark.sql.delta.DeltaOperations;
import scala.Option;
import scala.collection.immutable.Map;
import scala.collection.immutable.Map$;
import scala.collection.immutable.Set;
import scala.collection.immutable.Set$;

/** What the table's own log calls a batch; it carries the batch's metadata without a setting of the session. */
final class MergeOperation extends DeltaOperations.Operation {
    private final String metadata;

    MergeOperation(String metadata) {
        super("MERGE");
        this.metadata = metadata;
    }

    @Override
    public Map<String, Object> parameters() {
        return Map$.MODULE$.empty();
    }

    @Override
    @SuppressWarnings("unchecked")
    public Set<String> operationMetrics() {
        return Set$.MODULE$.empty();
    }

    @Override
    public Option<String> userMetadata() {
        return Option.apply(metadata);
    }

    @Override
    public boolean checkAddFileWithDeletionVectorStatsAreNotTightBounds() {
        return true;
    }

    @Override
    public Option<Object> isInPlaceFileMetadataUpdate() {
        return Option.apply(false);
    }
}
