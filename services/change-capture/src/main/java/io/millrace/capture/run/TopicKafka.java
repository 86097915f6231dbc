package io.millrace.capture.run;

import io.millrace.capture.domain.Progress;
import io.millrace.capture.kafka.ChangeProducer;
import io.millrace.capture.kafka.RecordSink;
import io.millrace.capture.kafka.StateStore;
import io.millrace.capture.kafka.StateTopic;
import io.millrace.capture.kafka.Topics;
import io.millrace.capture.run.CaptureSettings.Writing;
import io.millrace.config.Problem;
import io.millrace.config.mappings.TableRoute;
import io.millrace.platform.messaging.KafkaEvents;
import org.jboss.logging.Logger;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The real Kafka. */
public final class TopicKafka implements CaptureKafka {
    private static final Logger LOG = Logger.getLogger(TopicKafka.class);

    private final Map<String, Object> kafka;
    private final Writing writing;
    private final Topics topics;

    /** @param kafka client properties, {@code bootstrap.servers} at least */
    public TopicKafka(Map<String, Object> kafka, Writing writing) {
        this.kafka = Map.copyOf(kafka);
        this.writing = writing;
        this.topics = new Topics(this.kafka, writing.partitions(), writing.replication());
    }

    @Override
    public void createStateTopic() {
        topics.ensureCompacted(writing.stateTopic());
    }

    @Override
    public StateStore state() {
        return new StateTopic(writing.stateTopic(), kafka);
    }

    @Override
    public RecordSink sink(List<TableRoute> routes, Progress progress) {
        TreeSet<String> names = new TreeSet<>();
        routes.forEach(route -> names.add(route.topic()));
        Map<String, Integer> partitions = topics.ensure(
                names,
                Map.of("cleanup.policy", "delete", "max.message.bytes", Integer.toString(writing.maxRecordBytes())));
        refuseCompacted(topics.compacted(names));
        topics.ensure(List.of(KafkaEvents.DEAD_LETTERS), Map.of());
        return new ChangeProducer(kafka, partitions, writing.maxRecordBytes(), (topic, reason) -> {
            LOG.errorf("event=dead-letter topic=%s error=%s", topic, reason);
            progress.deadLetter(topic);
        });
    }

    private static void refuseCompacted(Set<String> compacted) {
        if (!compacted.isEmpty()) {
            throw new CaptureRefusedException(
                    compacted.stream()
                            .map(topic -> new Problem(
                                    "Topic " + topic,
                                    "Kafka compacts it, so that only the last change of a key stays, and of truncates and loads the last message",
                                    "Run: kafka-configs.sh --alter --topic " + topic
                                            + " --add-config cleanup.policy=delete, and raise millrace.capture.load-generation when it held changes"
                                            + " before."))
                            .toList(),
                    false);
        }
    }
}
