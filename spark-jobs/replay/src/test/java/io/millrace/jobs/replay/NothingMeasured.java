package io.millrace.jobs.replay;

import io.millrace.events.Event;
import io.millrace.jobs.history.MergeOutcome;
import io.millrace.jobs.stream.batch.PipelineParts;
import io.millrace.jobs.stream.rows.BatchId;
import io.millrace.jobs.stream.rows.Survey;
import org.apache.spark.sql.SparkSession;

import java.util.List;

/** Metrics are not this module's. */
record NothingMeasured(String location) implements PipelineParts.Measurement {
    @Override
    public List<Event<?>> measure(MergeOutcome outcome, Survey survey, BatchId batch, SparkSession spark) {
        return List.of();
    }
}
