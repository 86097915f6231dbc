package io.millrace.jobs.stream.run;

import io.millrace.jobs.support.ProgressLines;
import org.apache.spark.sql.streaming.SourceProgress;
import org.apache.spark.sql.streaming.StreamingQueryListener;
import org.apache.spark.sql.streaming.StreamingQueryProgress;

/** Says after each batch of a query how long it took and how many messages its topic has that were not read yet. */
final class LagLines extends StreamingQueryListener {
    private static final double SECOND = 1000;
    private static final String OF_TABLES = "stream_";
    private static final String BEHIND = "maxOffsetsBehindLatest";

    private final ProgressLines progress;

    LagLines(ProgressLines progress) {
        this.progress = progress;
    }

    @Override
    public void onQueryProgress(QueryProgressEvent event) {
        StreamingQueryProgress now = event.progress();
        if (now.name() == null || !now.name().startsWith(OF_TABLES)) {
            return;
        }
        String behind = "unknown";
        for (SourceProgress source : now.sources()) {
            behind = source.metrics().getOrDefault(BEHIND, behind);
        }
        progress.say(
                "table", now.name().substring(OF_TABLES.length()),
                "batch", now.batchId(),
                "rows", now.numInputRows(),
                "seconds", now.batchDuration() / SECOND,
                "behind", behind);
    }

    @Override
    public void onQueryStarted(QueryStartedEvent event) {
        // the batches tell
    }

    @Override
    public void onQueryTerminated(QueryTerminatedEvent event) {
        // the stream tells
    }
}
