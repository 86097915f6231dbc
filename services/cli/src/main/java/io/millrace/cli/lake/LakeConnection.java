package io.millrace.cli.lake;

import io.millrace.cli.output.CliException;
import io.millrace.cli.output.ExitCodes;
import io.millrace.events.EventCodec;
import io.millrace.platform.aws.AwsClients;
import io.millrace.platform.aws.AwsSettings;
import io.millrace.platform.ledger.CheckpointStore;
import io.millrace.platform.ledger.LedgerSettings;
import io.millrace.platform.ledger.RunLedger;
import io.millrace.platform.messaging.KafkaEventPublisher;
import io.millrace.platform.objects.ObjectStore;
import io.millrace.platform.snapshot.SnapshotTimes;
import io.quarkus.runtime.configuration.DurationConverter;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.producer.ProducerConfig;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A way to a lake: the one that runs on the data folder, or else whatever the environment names, AWS included. */
public final class LakeConnection implements AutoCloseable {
    /** The variable that tells which services run, with commas. */
    static final String SERVICES = "MILLRACE_SERVICES";

    /** The variable that sets {@code millrace.platform.clock-tolerance}. */
    static final String CLOCK_TOLERANCE = "MILLRACE_PLATFORM_CLOCK_TOLERANCE";

    /** The setting's default. */
    private static final Duration USUAL_TOLERANCE = Duration.ofMinutes(5);

    private static final int ATTEMPTS = 4;
    private static final Duration ANSWER = Duration.ofSeconds(5);

    private final Map<String, String> variables;
    private final EventCodec codec = EventCodec.standalone();
    private AwsClients clients;
    private KafkaEventPublisher publisher;

    private LakeConnection(Map<String, String> variables) {
        this.variables = variables;
        AwsCredentials.use(variables);
    }

    /**
     * The lake on the data folder, or that of the environment.
     *
     * @throws CliException with exit code 3 when there is none
     */
    public static LakeConnection open(Path data) {
        Optional<LakeState> state = LakeState.up(data);
        if (state.isPresent()) {
            return new LakeConnection(state.get().variables());
        }
        if (System.getenv("KAFKA_BOOTSTRAP_SERVERS") == null) {
            throw CliException.noLake();
        }
        return new LakeConnection(System.getenv());
    }

    /** A lake whose addresses are known. */
    public static LakeConnection to(Map<String, String> variables) {
        return new LakeConnection(variables);
    }

    static AwsClients clients(Map<String, String> variables) {
        return new AwsClients(AwsSettings.fromEnvironment(variables).impatient(ATTEMPTS, ANSWER));
    }

    /** The addresses, as {@code millrace env} prints them. */
    public Map<String, String> variables() {
        return variables;
    }

    /** The deployment's name. */
    public String environment() {
        return variables.getOrDefault("MILLRACE_ENVIRONMENT", "dev");
    }

    /** Titles of the services that run in it; empty when its addresses do not tell, as those of a deployment. */
    public Optional<Set<String>> services() {
        return Optional.ofNullable(variables.get(SERVICES)).map(titles -> Set.of(titles.split(",")));
    }

    /** AWS clients. */
    public AwsClients aws() {
        if (clients == null) {
            clients = clients(variables);
        }
        return clients;
    }

    /** The run ledger. */
    public RunLedger ledger() {
        LedgerSettings settings = new LedgerSettings(ledgerTable(), Duration.ofSeconds(20), Duration.ofDays(90));
        return new RunLedger(aws().dynamoDb(), settings, codec, Clock.systemUTC());
    }

    /** The checkpoints. */
    public CheckpointStore checkpoints() {
        return new CheckpointStore(aws().dynamoDb(), ledgerTable());
    }

    /**
     * Which snapshots are from the future, as the services judge it when their tolerance is set by {@value #CLOCK_TOLERANCE}.
     *
     * @throws CliException when the tolerance is no duration
     */
    public SnapshotTimes snapshotTimes() {
        String tolerance = variables.get(CLOCK_TOLERANCE);
        try {
            return new SnapshotTimes(
                    Clock.systemUTC(),
                    tolerance == null ? USUAL_TOLERANCE : DurationConverter.parseDuration(tolerance));
        } catch (IllegalArgumentException e) {
            throw new CliException(
                    ExitCodes.USAGE,
                    CLOCK_TOLERANCE + " is " + tolerance + ", which is no duration. Write it like 5m, 90s or PT1H.");
        }
    }

    private String ledgerTable() {
        return variables.getOrDefault("MILLRACE_PLATFORM_LEDGER_TABLE", LakeSetup.ledgerTable());
    }

    /** Objects in S3. */
    public ObjectStore objects() {
        return new ObjectStore(aws().s3());
    }

    /** The codec of events. */
    public EventCodec codec() {
        return codec;
    }

    /** Kafka client properties, for somebody who waits for the answer. */
    public Map<String, Object> kafka() {
        return Map.of(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
                variables.get("KAFKA_BOOTSTRAP_SERVERS"),
                CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG,
                (int) ANSWER.multipliedBy(2).toMillis(),
                CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG,
                (int) ANSWER.toMillis(),
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                (int) ANSWER.multipliedBy(2).toMillis());
    }

    /** Publishes events. */
    public KafkaEventPublisher publisher() {
        if (publisher == null) {
            publisher = new KafkaEventPublisher(kafka(), codec);
        }
        return publisher;
    }

    @Override
    public void close() {
        if (publisher != null) {
            publisher.close();
        }
        if (clients != null) {
            clients.close();
        }
    }
}
