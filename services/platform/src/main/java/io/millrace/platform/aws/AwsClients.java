package io.millrace.platform.aws;

import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.cleanrooms.CleanRoomsClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.emrserverless.EmrServerlessClient;
import software.amazon.awssdk.services.entityresolution.EntityResolutionClient;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.utils.SdkAutoCloseable;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The one way of making AWS clients: same endpoints, region, credentials chain, retries and time-outs. One rate
 * limit per API and instance of this class, which all callers of that API share and no other API's.
 */
public final class AwsClients implements AutoCloseable {
    private final AwsSettings settings;
    private final List<ExecutionInterceptor> interceptors;
    private final SdkHttpClient http;
    private final Retries retries;
    private final Map<String, SdkAutoCloseable> made = new ConcurrentHashMap<>();

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
        this.retries = new Retries(settings.attempts());
    }

    /** Amazon S3, or a server that speaks its protocol. */
    public S3Client s3() {
        return made(
                "s3",
                S3Client.class,
                () -> repeatable(
                        S3Client.builder()
                                .forcePathStyle(settings.endpoint("s3").isPresent()),
                        "s3"));
    }

    /** DynamoDB. */
    public DynamoDbClient dynamoDb() {
        return made("dynamodb", DynamoDbClient.class, () -> repeatable(DynamoDbClient.builder(), "dynamodb"));
    }

    /** The Glue data catalog. */
    public GlueClient glue() {
        return made("glue", GlueClient.class, () -> repeatable(GlueClient.builder(), "glue"));
    }

    /** Glue's jobs. Repeats a call only when it was refused, since a lost answer may hide a job that was started. */
    public GlueClient glueJobs() {
        return made("glue-jobs", GlueClient.class, () -> onlyRefused(GlueClient.builder(), "glue"));
    }

    /** Athena. Starting a query is repeatable, since its request carries a token. */
    public AthenaClient athena() {
        return made("athena", AthenaClient.class, () -> repeatable(AthenaClient.builder(), "athena"));
    }

    /** EMR Serverless. Starting a job run is repeatable, since its request carries a token. */
    public EmrServerlessClient emrServerless() {
        return made(
                "emr-serverless",
                EmrServerlessClient.class,
                () -> repeatable(EmrServerlessClient.builder(), "emr-serverless"));
    }

    /** CloudWatch Logs, read only. */
    public CloudWatchLogsClient cloudWatchLogs() {
        return made(
                "cloudwatch-logs",
                CloudWatchLogsClient.class,
                () -> repeatable(CloudWatchLogsClient.builder(), "cloudwatch-logs"));
    }

    /** Clean Rooms, read only. */
    public CleanRoomsClient cleanRooms() {
        return made("cleanrooms", CleanRoomsClient.class, () -> repeatable(CleanRoomsClient.builder(), "cleanrooms"));
    }

    /** Entity Resolution, read only. */
    public EntityResolutionClient entityResolution() {
        return made(
                "entityresolution",
                EntityResolutionClient.class,
                () -> repeatable(EntityResolutionClient.builder(), "entityresolution"));
    }

    /** Mail. Repeats a call only when it was refused (throttled), since a lost answer may hide a sent mail. */
    public SesClient ses() {
        return made("ses", SesClient.class, () -> onlyRefused(SesClient.builder(), "ses"));
    }

    /** Notifications. Repeats a call only when it was refused, as {@link #ses()} does. */
    public SnsClient sns() {
        return made("sns", SnsClient.class, () -> onlyRefused(SnsClient.builder(), "sns"));
    }

    private <C extends SdkAutoCloseable> C made(String name, Class<C> type, Supplier<C> maker) {
        return type.cast(made.computeIfAbsent(name, first -> maker.get()));
    }

    private <B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C> C repeatable(B builder, String service) {
        return configure(builder, service, retries.ofRepeatable(service));
    }

    private <B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C> C onlyRefused(
            B builder, String service) {
        return configure(builder, service, retries.ofUnrepeatable(service));
    }

    private <B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C> C configure(
            B builder, String service, RetryStrategy strategy) {
        ClientOverrideConfiguration.Builder override = ClientOverrideConfiguration.builder()
                .apiCallAttemptTimeout(settings.attemptTimeout())
                .apiCallTimeout(settings.callTimeout())
                .retryStrategy(strategy);
        interceptors.forEach(override::addExecutionInterceptor);
        settings.endpoint(service).ifPresent(builder::endpointOverride);
        return builder.httpClient(http)
                .region(Region.of(settings.region()))
                .overrideConfiguration(override.build())
                .build();
    }

    @Override
    public void close() {
        made.values().forEach(SdkAutoCloseable::close);
        made.clear();
        http.close();
    }
}
