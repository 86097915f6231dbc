package io.millrace.lake;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.s3.S3Client;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;

/** The clients that anybody would use, pointed at a lake. */
record LakeClients(LakeEndpoints lake) {
    static final Duration PATIENCE = Duration.ofSeconds(20);

    KafkaProducer<String, String> producer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", lake.kafka(), "acks", "all"),
                new StringSerializer(),
                new StringSerializer());
    }

    KafkaConsumer<String, String> consumer(String group) {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", lake.kafka(), "group.id", group, "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new StringDeserializer());
    }

    Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", lake.kafka()));
    }

    S3Client s3() {
        return aws(S3Client.builder().forcePathStyle(true), lake.s3());
    }

    DynamoDbClient dynamodb() {
        return aws(DynamoDbClient.builder(), lake.dynamodb());
    }

    GlueClient glue() {
        return aws(GlueClient.builder(), lake.glue());
    }

    AthenaClient athena() {
        return aws(AthenaClient.builder(), lake.athena());
    }

    Connection database() throws SQLException {
        return DriverManager.getConnection(
                lake.postgresUrl(), lake.postgresUser(), lake.asEnvironment().get("POSTGRES_PASSWORD"));
    }

    private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C aws(B builder, URI endpoint) {
        return builder.endpointOverride(endpoint)
                .region(Region.of(LakeEndpoints.REGION))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(LakeEndpoints.ACCESS_KEY, LakeEndpoints.SECRET_KEY)))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }
}
