package io.millrace.platform.aws;

import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.sns.SnsClient;

import java.util.List;

/**
 * The one way of making AWS clients: same endpoints, region, credentials chain, retries and time-outs. One client per API
 * and instance of this class, so that all callers of an API share its adaptive rate limit.
 */
public final class AwsClients implements AutoCloseable {
    private final AwsSettings settings;
    private final List<ExecutionInterceptor> interceptors;
    private final SdkHttpClient http;
    private final S3Client s3;
    private final DynamoDbClient dynamoDb;
    private final GlueClient glue;
    private final SesClient ses;
    private final SnsClient sns;

    /** Clients without interceptors. */
    public AwsClients(AwsSettings settings) {
        this(settings, List.of());
    }

    /**
     * Clients whose every call passes the interceptors.
     *
     * @param interceptors see each request and response: metrics, fault tests
     */
    public AwsClients(AwsSettings settings, List<ExecutionInterceptor> interceptors) {
        this.settings = settings;
        this.interceptors = List.copyOf(interceptors);
        this.http = ApacheHttpClient.builder()
                .maxConnections(settings.connections() * 3)
                .build();
        RetryStrategy repeatable = Retries.ofRepeatable(settings.attempts());
        this.s3 = configure(
                S3Client.builder().forcePathStyle(settings.endpoint("s3").isPresent()), "s3", repeatable);
        this.dynamoDb = configure(DynamoDbClient.builder(), "dynamodb", repeatable);
        this.glue = configure(GlueClient.builder(), "glue", repeatable);
        RetryStrategy onlyRefused = Retries.ofUnrepeatable(settings.attempts());
        this.ses = configure(SesClient.builder(), "ses", onlyRefused);
        this.sns = configure(SnsClient.builder(), "sns", onlyRefused);
    }

    private <B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C> C configure(
            B builder, String service, RetryStrategy retries) {
        ClientOverrideConfiguration.Builder override = ClientOverrideConfiguration.builder()
                .apiCallAttemptTimeout(settings.attemptTimeout())
                .apiCallTimeout(settings.callTimeout())
                .retryStrategy(retries);
        interceptors.forEach(override::addExecutionInterceptor);
        settings.endpoint(service).ifPresent(builder::endpointOverride);
        return builder.httpClient(http)
                .region(Region.of(settings.region()))
                .overrideConfiguration(override.build())
                .build();
    }

    /** Amazon S3, or a server that speaks its protocol. */
    public S3Client s3() {
        return s3;
    }

    /** DynamoDB. */
    public DynamoDbClient dynamoDb() {
        return dynamoDb;
    }

    /** The Glue data catalog. */
    public GlueClient glue() {
        return glue;
    }

    /** Mail. Repeats a call only when it was refused (throttled), since a lost answer may hide a sent mail. */
    public SesClient ses() {
        return ses;
    }

    /** Notifications. Repeats a call only when it was refused, as {@link #ses()} does. */
    public SnsClient sns() {
        return sns;
    }

    @Override
    public void close() {
        List.<AutoCloseable>of(s3, dynamoDb, glue, ses, sns, http).forEach(AwsClients::close);
    }

    private static void close(AutoCloseable client) {
        try {
            client.close();
        } catch (Exception e) {
            throw new IllegalStateException("An AWS client could not be closed", e);
        }
    }
}
