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
 * The one way of making AWS clients: same endpoints, region, credentials chain, retries and time-outs. One client per API
 * and instance of this class, made when it is first asked for, so that all callers of an API share its adaptive rate
 * limit.
 */
public final class AwsClients implements AutoCloseable {
    private final AwsSettings settings;
    private final List<ExecutionInterceptor> interceptors;
    private final SdkHttpClient http;
    private final RetryStrategy repeatable;
    private final RetryStrategy onlyRefused;
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
        this.repeatable = Retries.ofRepeatable(settings.attempts());
        this.onlyRefused = Retries.ofUnrepeatable(settings.attempts());
    }

    /** Amazon S3, or a server that speaks its protocol. */
    public S3Client s3() {
        return made(
                "s3",
                S3Client.class,
                () -> configure(
                        S3Client.builder()
                                .forcePathStyle(settings.endpoint("s3").isPresent()),
                        "s3",
                        repeatable));
    }

    /** DynamoDB. */
    public DynamoDbClient dynamoDb() {
        return made(
                "dynamodb", DynamoDbClient.class, () -> configure(DynamoDbClient.builder(), "dynamodb", repeatable));
    }

    /** The Glue data catalog. */
    public GlueClient glue() {
        return made("glue", GlueClient.class, () -> configure(GlueClient.builder(), "glue", repeatable));
    }

    /** Glue's jobs. Repeats a call only when it was refused, since a lost answer may hide a job that was started. */
    public GlueClient glueJobs() {
        return made("glue-jobs", GlueClient.class, () -> configure(GlueClient.builder(), "glue", onlyRefused));
    }

    /** Athena. Starting a query is repeatable, since its request carries a token. */
    public AthenaClient athena() {
        return made("athena", AthenaClient.class, () -> configure(AthenaClient.builder(), "athena", repeatable));
    }

    /** EMR Serverless. Starting a job run is repeatable, since its request carries a token. */
    public EmrServerlessClient emrServerless() {
        return made(
                "emr-serverless",
                EmrServerlessClient.class,
                () -> configure(EmrServerlessClient.builder(), "emr-serverless", repeatable));
    }

    /** CloudWatch Logs, read only. */
    public CloudWatchLogsClient cloudWatchLogs() {
        return made(
                "cloudwatch-logs",
                CloudWatchLogsClient.class,
                () -> configure(CloudWatchLogsClient.builder(), "cloudwatch-logs", repeatable));
    }

    /** Clean Rooms, read only. */
    public CleanRoomsClient cleanRooms() {
        return made(
                "cleanrooms",
                CleanRoomsClient.class,
                () -> configure(CleanRoomsClient.builder(), "cleanrooms", repeatable));
    }

    /** Entity Resolution, read only. */
    public EntityResolutionClient entityResolution() {
        return made(
                "entityresolution",
                EntityResolutionClient.class,
                () -> configure(EntityResolutionClient.builder(), "entityresolution", repeatable));
    }

    /** Mail. Repeats a call only when it was refused (throttled), since a lost answer may hide a sent mail. */
    public SesClient ses() {
        return made("ses", SesClient.class, () -> configure(SesClient.builder(), "ses", onlyRefused));
    }

    /** Notifications. Repeats a call only when it was refused, as {@link #ses()} does. */
    public SnsClient sns() {
        return made("sns", SnsClient.class, () -> configure(SnsClient.builder(), "sns", onlyRefused));
    }

    private <C extends SdkAutoCloseable> C made(String name, Class<C> type, Supplier<C> maker) {
        return type.cast(made.computeIfAbsent(name, first -> maker.get()));
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

    @Override
    public void close() {
        made.values().forEach(SdkAutoCloseable::close);
        made.clear();
        http.close();
    }
}
