package io.millrace.capture.run;

import io.millrace.capture.domain.Progress;
import io.millrace.capture.kafka.RecordSink;
import io.millrace.capture.kafka.StateStore;
import io.millrace.config.mappings.TableRoute;

import java.util.List;

/** Capture's Kafka, opened anew for every try. */
public interface CaptureKafka {
    /** Creates the state's topic unless it is there. */
    void createStateTopic();

    /** The state. */
    StateStore state();

    /** A sink for the topics of these routes; missing topics are created. */
    RecordSink sink(List<TableRoute> routes, Progress progress);
}
