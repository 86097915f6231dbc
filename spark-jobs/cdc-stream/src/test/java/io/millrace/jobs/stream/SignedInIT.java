package io.millrace.jobs.stream;

import io.millrace.config.tables.KafkaSettings;
import io.millrace.events.Event;
import io.millrace.events.lake.StageFailed;
import io.millrace.jobs.stream.run.RestartPolicy;
import io.millrace.jobs.stream.run.StreamJob;
import io.millrace.jobs.stream.run.StreamSettings;
import io.millrace.jobs.stream.start.StreamArguments;
import io.millrace.jobs.stream.testing.Fleet;
import io.millrace.jobs.support.ProgressLines;
import io.millrace.jobs.support.kafka.KafkaAccess;
import io.millrace.lake.testing.SignedInBroker;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import static io.millrace.jobs.stream.testing.Fleet.rows;
import static io.millrace.jobs.stream.testing.Messages.delivery;
import static org.assertj.core.api.Assertions.assertThat;

/** A broker at which clients sign in. */
class SignedInIT {
    private static final String PASSWORD = "pa\"ss\\word-4711";
    private static final String WRONG = "no-such-password-4712";

    @TempDir
    private Path folder;

    private final List<Event<?>> events = new ArrayList<>();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Queue<String> logged = new ConcurrentLinkedQueue<>();

    @Test
    void messages_are_read_by_a_user_with_a_password_that_stands_nowhere() throws Exception {
        // given
        Fleet fleet = new Fleet(folder);
        try (SignedInBroker broker = SignedInBroker.start(folder)) {
            prepare(broker, fleet.topic("deliveries"));

            // when
            boolean refused;
            boolean well;
            Listener listening = new Listener();
            try {
                refused = !job(fleet, broker.address(), WRONG).run();
                well = job(fleet, broker.address(), PASSWORD).run();
            } finally {
                listening.end();
            }

            // then
            assertThat(refused).isTrue();
            assertThat(well).isTrue();
            assertThat(rows(fleet.delta("deliveries"), "id", "status")).containsExactly("1 ASSIGNED");
            assertThat(events.get(0).data()).isInstanceOf(StageFailed.class);
            assertThat(logged.toString()).contains("sasl.mechanism");
            assertThat(logged + said.toString(StandardCharsets.UTF_8) + events).doesNotContain("word-4711", WRONG);
            assertThat(fleet.holding("word-4711")).isEmpty();
        }
    }

    private static void prepare(SignedInBroker broker, String topic) throws Exception {
        broker.topics(List.of(topic), 2);
        broker.user("fleet", PASSWORD);
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(broker.open(), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(
                            topic, "1", delivery("insert", 1, 1, "assigned").json()))
                    .get();
        }
    }

    private StreamJob job(Fleet fleet, String address, String password) {
        KafkaAccess access = KafkaAccess.of(
                new KafkaSettings(address, "SASL_PLAINTEXT", "SCRAM-SHA-512", "fleet"),
                Map.of("KAFKA_SASL_PASSWORD", password));
        StreamSettings settings = new StreamSettings(
                "test",
                access,
                events::addAll,
                new RestartPolicy(Duration.ofMillis(1), Duration.ofMillis(1), 1),
                fleet.root + "metrics/",
                true,
                0,
                Duration.ofMinutes(5),
                (step, batch) -> {},
                new ProgressLines(new PrintStream(said, true, StandardCharsets.UTF_8)),
                Clock.systemUTC());
        return new StreamJob(
                Fleet.SPARK,
                fleet.config(),
                StreamArguments.parse(Map.of(), "--config", "memory", "--available-now", "--tables", "deliveries"),
                settings);
    }

    /** Takes what Kafka and Spark log, more than is shown otherwise. */
    private final class Listener extends AbstractAppender {
        private static final String THEIRS = "org.apache";

        private final LoggerContext context = LoggerContext.getContext(false);

        Listener() {
            super("listener", null, null, true, Property.EMPTY_ARRAY);
            start();
            LoggerConfig theirs = new LoggerConfig(THEIRS, Level.INFO, false);
            theirs.addAppender(this, Level.INFO, null);
            context.getConfiguration().addLogger(THEIRS, theirs);
            context.updateLoggers();
        }

        @Override
        public void append(LogEvent event) {
            logged.add(event.getMessage().getFormattedMessage());
            if (event.getThrown() != null) {
                logged.add(event.getThrown().toString());
            }
        }

        void end() {
            context.getConfiguration().removeLogger(THEIRS);
            context.updateLoggers();
            stop();
        }
    }
}
