package io.millrace.platform.runtime;

import io.millrace.events.EventCodec;
import io.millrace.platform.aws.AwsClients;
import io.millrace.platform.aws.AwsConfig;
import io.millrace.platform.ledger.CheckpointStore;
import io.millrace.platform.ledger.LedgerTable;
import io.millrace.platform.ledger.RunLedger;
import io.millrace.platform.messaging.EventPublisher;
import io.millrace.platform.messaging.KafkaEventPublisher;
import io.millrace.platform.objects.ObjectStore;
import io.millrace.platform.stage.StageRunner;
import io.quarkus.arc.DefaultBean;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.validation.Validator;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** The platform's parts as beans of a Quarkus service. */
@Singleton
class PlatformBeans {

    @Produces
    @Singleton
    @DefaultBean
    AwsClients awsClients(AwsConfig config) {
        return new AwsClients(config.toSettings());
    }

    void close(@Disposes AwsClients clients) {
        clients.close();
    }

    @Produces
    @Singleton
    EventCodec eventCodec(Validator validator) {
        return new EventCodec(validator);
    }

    @Produces
    @Singleton
    @DefaultBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    RunLedger runLedger(AwsClients clients, PlatformConfig config, EventCodec codec, Clock clock) {
        if (config.ledger().createTable()) {
            LedgerTable.createIfMissing(clients.dynamoDb(), config.ledger().table());
        }
        return new RunLedger(clients.dynamoDb(), config.ledger().toSettings(), codec, clock);
    }

    @Produces
    @Singleton
    CheckpointStore checkpointStore(AwsClients clients, PlatformConfig config) {
        return new CheckpointStore(clients.dynamoDb(), config.ledger().table());
    }

    @Produces
    @Singleton
    ObjectStore objectStore(AwsClients clients) {
        return new ObjectStore(clients.s3());
    }

    @Produces
    @Singleton
    KafkaEventPublisher eventPublisher(
            @Identifier("default-kafka-broker") Map<String, Object> kafka, EventCodec codec) {
        return new KafkaEventPublisher(new HashMap<>(kafka), codec);
    }

    void close(@Disposes KafkaEventPublisher publisher) {
        publisher.close();
    }

    @Produces
    @Singleton
    StageRunner stageRunner(
            RunLedger ledger, CheckpointStore checkpoints, EventPublisher publisher, PlatformConfig config) {
        return new StageRunner(ledger, checkpoints, publisher, config.toStageSettings());
    }
}
