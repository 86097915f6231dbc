package io.millrace.cli.lake;

import io.millrace.cli.output.CliException;
import io.millrace.events.EventCodec;
import io.millrace.platform.aws.AwsClients;
import io.millrace.platform.aws.AwsSettings;
import io.millrace.platform.ledger.CheckpointStore;
import io.millrace.platform.ledger.LedgerSettings;
import io.millrace.platform.ledger.RunLedger;
import io.millrace.platform.messaging.KafkaEventPublisher;
import io.millrace.platform.objects.ObjectStore;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A way to a lake: the one that runs on the data folder, or else whatever the environment names, AWS included. */
public final class LakeConnection implements AutoCloseable {
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
        return new AwsClients(AwsSettings.fromEnvironment(variables));
    }

    /** The addresses, as {@code millrace env} prints them. */
    public Map<String, String> variables() {
        return variables;
    }

    /** The deployment's name. */
    public String environment() {
        return variables.getOrDefault("MILLRACE_ENVIRONMENT", "dev");
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

    /** Kafka client properties. */
    public Map<String, Object> kafka() {
        return Map.of("bootstrap.servers", variables.get("KAFKA_BOOTSTRAP_SERVERS"));
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
