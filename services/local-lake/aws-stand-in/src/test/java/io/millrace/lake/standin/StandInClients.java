package io.millrace.lake.standin;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.sns.SnsClient;

import java.net.URI;
import java.time.Duration;

/** SDK clients that try once, so that each fault shows. */
final class StandInClients {
    private StandInClients() {}

    static GlueClient glue(URI endpoint) {
        return glue(endpoint, Duration.ofSeconds(20));
    }

    static GlueClient glue(URI endpoint, Duration timeout) {
        return build(GlueClient.builder(), endpoint, timeout);
    }

    static AthenaClient athena(URI endpoint) {
        return build(AthenaClient.builder(), endpoint, Duration.ofSeconds(20));
    }

    static SesClient ses(URI endpoint) {
        return build(SesClient.builder(), endpoint, Duration.ofSeconds(20));
    }

    static SnsClient sns(URI endpoint) {
        return build(SnsClient.builder(), endpoint, Duration.ofSeconds(20));
    }

    private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C build(
            B builder, URI endpoint, Duration timeout) {
        return builder.endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(ClientOverrideConfiguration.builder()
                        .retryStrategy(DefaultRetryStrategy.doNotRetry())
                        .apiCallTimeout(timeout)
                        .build())
                .build();
    }
}
