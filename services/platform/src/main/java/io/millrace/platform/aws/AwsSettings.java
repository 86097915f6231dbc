package io.millrace.platform.aws;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How every AWS API is reached.
 *
 * @param region AWS region
 * @param endpoints by service name ({@code s3}, {@code dynamodb}, {@code glue}, {@code ses}, {@code sns}, {@code athena},
 *     {@code emr-serverless}, {@code cloudwatch-logs}, {@code cleanrooms}, {@code entityresolution}); a service without
 *     one is reached at AWS itself
 * @param attempts how often a call is tried in all, the first time included
 * @param attemptTimeout for one try
 * @param callTimeout for a call with all its tries
 * @param connections per API at the same time
 */
public record AwsSettings(
        String region,
        Map<String, URI> endpoints,
        int attempts,
        Duration attemptTimeout,
        Duration callTimeout,
        int connections) {
    private static final List<String> SERVICES = List.of(
            "s3",
            "dynamodb",
            "glue",
            "ses",
            "sns",
            "athena",
            "emr-serverless",
            "cloudwatch-logs",
            "cleanrooms",
            "entityresolution");

    /** What suits one service instance; the defaults of {@link AwsConfig} say the same. */
    public static AwsSettings of(String region, Map<String, URI> endpoints) {
        return new AwsSettings(region, endpoints, 8, Duration.ofSeconds(10), Duration.ofMinutes(2), 64);
    }

    /**
     * From the variables that {@code millrace env} prints: {@code S3_ENDPOINT} and its kin, {@code AWS_REGION}.
     *
     * @param environment usually {@link System#getenv()}
     */
    public static AwsSettings fromEnvironment(Map<String, String> environment) {
        Map<String, URI> endpoints = new java.util.HashMap<>();
        for (String service : SERVICES) {
            String value = environment.get(service.replace('-', '_').toUpperCase(java.util.Locale.ROOT) + "_ENDPOINT");
            if (value != null && !value.isBlank()) {
                endpoints.put(service, URI.create(value));
            }
        }
        return of(environment.getOrDefault("AWS_REGION", "us-east-1"), Map.copyOf(endpoints));
    }

    static void checkService(String name) {
        if (!SERVICES.contains(name)) {
            throw new IllegalArgumentException("millrace.aws.endpoints." + name + ": no service of that name is used,"
                    + " so the setting would be ignored and calls go to AWS. Correct it to one of "
                    + String.join(", ", SERVICES) + ", or remove it.");
        }
    }

    Optional<URI> endpoint(String service) {
        return Optional.ofNullable(endpoints.get(service));
    }

    /** The same with fewer tries and shorter time-outs: for tests and for commands that a person waits for. */
    public AwsSettings impatient(int fewerAttempts, Duration shorter) {
        return new AwsSettings(region, endpoints, fewerAttempts, shorter, shorter.multipliedBy(10), connections);
    }
}
