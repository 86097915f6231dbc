package io.millrace.capture.testing;

import io.millrace.capture.domain.Progress.Phase;
import io.millrace.capture.domain.lag.LagLimits;
import io.millrace.capture.run.Capture;
import io.millrace.capture.run.CaptureKafka;
import io.millrace.capture.run.CaptureSettings;
import io.millrace.capture.run.TopicKafka;
import io.millrace.capture.source.DatabaseAddress;
import io.millrace.config.envelope.TypeProfile;
import io.millrace.config.mappings.Locator;
import io.millrace.config.mappings.NamePattern;
import io.millrace.config.mappings.SelectionRule;
import io.millrace.config.mappings.TableMappings;
import io.millrace.config.mappings.TopicRule;
import io.millrace.events.lake.StageFailed;
import io.millrace.lake.LakePart;
import io.millrace.lake.TestLake;
import io.millrace.platform.testing.RecordingPublisher;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import static org.assertj.core.api.Assertions.assertThat;

/** A database, a pipeline of its own, and its topics; captures can be started one after another. */
public final class CaptureScene implements AutoCloseable {
    private final SourceDatabase database = new SourceDatabase();
    private final Map<String, Object> kafka;
    private final RecordingPublisher events = new RecordingPublisher();
    private final List<Runnable> opened = new ArrayList<>();
    private final List<String> tables;

    /** A scene whose pipeline captures these tables of schema {@code public}. */
    public CaptureScene(String... tables) throws SQLException {
        this(
                Map.of(
                        "bootstrap.servers",
                        TestLake.with(LakePart.BROKER).endpoints().kafka()),
                tables);
    }

    /** A scene with another Kafka. */
    public CaptureScene(Map<String, Object> kafka, String... tables) throws SQLException {
        this.tables = List.of(tables);
        this.kafka = kafka;
    }

    /** The source. */
    public SourceDatabase database() {
        return database;
    }

    /** What was published. */
    public RecordingPublisher events() {
        return events;
    }

    /** Settings as a service would have them. */
    public CaptureSettings settings() {
        return settings(database.address(), TypeProfile.EXACT, 1, tables);
    }

    /** Settings with what tests vary. */
    public CaptureSettings settings(
            DatabaseAddress address, TypeProfile profile, int generation, List<String> selected) {
        return new CaptureSettings(
                database.name(),
                "test",
                address,
                database.name(),
                database.name(),
                true,
                mappings(selected),
                profile,
                generation,
                new CaptureSettings.Writing("change-capture-offsets-" + database.name(), 3, (short) 1, 1_048_576),
                new CaptureSettings.Reading(2_048, 2_048, 1, Duration.ofMillis(5), Map.of()),
                new LagLimits(Duration.ZERO, 0, 0, Duration.ZERO),
                Duration.ofMillis(200),
                new CaptureSettings.Restarts(Duration.ofMillis(50), Duration.ofMillis(500), 2));
    }

    /** The topics are of this scene alone. */
    private TableMappings mappings(List<String> selected) {
        List<SelectionRule> selections = new ArrayList<>();
        List<TopicRule> topics = new ArrayList<>();
        for (String table : selected) {
            Locator locator = new Locator(NamePattern.literal("public"), NamePattern.literal(table), null);
            selections.add(new SelectionRule(table, true, locator));
            topics.add(new TopicRule(table, locator, topicName(table), false));
        }
        return new TableMappings(selections, topics, List.of());
    }

    private String topicName(String table) {
        return "cdc-" + database.name() + "-" + table;
    }

    /** Starts capture. */
    public Capture start() {
        return start(settings(), real -> real);
    }

    /** Starts capture and waits until it streams. */
    public Capture startAndLoad() throws Exception {
        Capture capture = start();
        awaitStreaming(capture);
        return capture;
    }

    /** Waits until capture streams; a failure that was told ends the wait. */
    public void awaitStreaming(Capture capture) throws Exception {
        await("capture streams", () -> {
            assertThat(events.payloads(StageFailed.class)).isEmpty();
            return capture.progress().phase() == Phase.STREAMING;
        });
    }

    /** Starts capture over a Kafka that the test put something between. */
    public Capture start(CaptureSettings settings, UnaryOperator<CaptureKafka> between) {
        Capture capture = new Capture(
                settings, between.apply(new TopicKafka(kafka, settings.writing())), events, Clock.systemUTC());
        opened.add(0, capture::close);
        capture.start();
        return capture;
    }

    /** Makes a table's topic before capture does. */
    public void makeTopic(String table, Map<String, String> settings) throws Exception {
        try (Admin admin = Admin.create(kafka)) {
            admin.createTopics(List.of(new NewTopic(topicName(table), 3, (short) 1).configs(settings)))
                    .all()
                    .get();
        }
    }

    /** A table's topic. */
    public ChangeTopic topic(String table) {
        ChangeTopic topic = new ChangeTopic(topicName(table), kafka);
        opened.add(topic::close);
        return topic;
    }

    /** The dead letters of all scenes. */
    public ChangeTopic deadLetters() {
        ChangeTopic topic = new ChangeTopic("dead-letters", kafka);
        opened.add(topic::close);
        return topic;
    }

    /** Waits until something holds. */
    public static void await(String what, Condition condition) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(40).toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("It did not come to this: " + what);
            }
            java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
        }
    }

    /** Something that may come to hold. */
    @FunctionalInterface
    public interface Condition {
        /** Whether it holds now. */
        boolean holds() throws Exception;
    }

    @Override
    public void close() throws SQLException {
        opened.forEach(Runnable::run);
        database.close();
    }
}
