package io.millrace.jobs.stream.run;

import io.millrace.jobs.stream.batch.BatchWatcher;
import io.millrace.jobs.stream.tell.EventOutlet;
import io.millrace.jobs.support.ProgressLines;
import io.millrace.jobs.support.kafka.KafkaAccess;

import java.time.Clock;
import java.time.Duration;

/**
 * What the streams of a job share beside their configuration.
 *
 * @param environment the deployment's name in events
 * @param metricsRoot folder of metrics and their states, with a slash at the end; {@code null} for the configuration's bucket
 * @param deletionVectors whether ended rows are marked in their files instead of writing these anew
 * @param careEvery batches of a table from one care for its files to the next; none with 0
 * @param grace how long a batch that began may take to end when the job is to end
 * @param watcher sees how far batches are
 */
public record StreamSettings(
        String environment,
        KafkaAccess kafka,
        EventOutlet outlet,
        RestartPolicy restarts,
        String metricsRoot,
        boolean deletionVectors,
        int careEvery,
        Duration grace,
        BatchWatcher watcher,
        ProgressLines progress,
        Clock clock) {}
