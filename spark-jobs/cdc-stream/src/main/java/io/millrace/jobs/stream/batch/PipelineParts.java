package io.millrace.jobs.stream.batch;

import io.millrace.config.tables.PipelineConfig;
import io.millrace.config.tables.TableConfig;
import io.millrace.events.Event;
import io.millrace.jobs.history.MergeOutcome;
import io.millrace.jobs.quality.rules.References;
import io.millrace.jobs.stream.rows.BatchId;
import io.millrace.jobs.stream.rows.Survey;
import io.millrace.jobs.stream.table.StreamTable;
import io.millrace.jobs.stream.tell.BatchEvents;
import io.millrace.jobs.stream.tell.EventOutlet;
import org.apache.spark.sql.SparkSession;

import java.time.Clock;
import java.util.List;
import java.util.Set;

/**
 * What the pipeline of a table works with.
 *
 * @param released places of control messages that a person let pass, and offsets from which one lets the table begin
 */
public record PipelineParts(
        PipelineConfig pipeline,
        TableConfig table,
        StreamTable streamTable,
        SessionReferences references,
        Measurement measurement,
        BatchEvents events,
        EventOutlet outlet,
        BatchWatcher watcher,
        Set<Long> released,
        Clock clock) {

    /** The other tables, seen from a session. */
    @FunctionalInterface
    public interface SessionReferences {
        /** As rules see them. */
        References in(SparkSession spark);
    }

    /** Measures what a merge made of a table. */
    public interface Measurement {
        /**
         * Measures, at most once a batch.
         *
         * @return what is to be told
         */
        List<Event<?>> measure(MergeOutcome outcome, Survey survey, BatchId batch, SparkSession spark);

        /** The folder of all tables' metrics. */
        String location();
    }
}
