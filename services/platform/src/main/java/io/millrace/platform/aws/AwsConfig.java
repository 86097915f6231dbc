package io.millrace.platform.aws;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** How the services reach AWS, or whatever takes its place. Credentials come from the SDK's own chain. */
@ConfigMapping(prefix = "millrace.aws")
public interface AwsConfig {
    /** AWS region. */
    String region();

    /**
     * Endpoint by service name ({@code s3}, {@code dynamodb}, {@code glue}, {@code ses}, {@code sns}, {@code athena},
     * {@code emr-serverless}, {@code cloudwatch-logs}, {@code cleanrooms}, {@code entityresolution}); empty means AWS itself.
     */
    Map<String, Optional<URI>> endpoints();

    /** How often a call is tried in all, the first time included. */
    @WithDefault("8")
    int attempts();

    /** Time-out of one try. */
    @WithDefault("10s")
    Duration attemptTimeout();

    /** Time-out of a call with all its tries. */
    @WithDefault("2m")
    Duration callTimeout();

    /** Connections per API at the same time. */
    @WithDefault("64")
    int connections();

    /**
     * These settings as a record.
     *
     * @throws IllegalArgumentException naming an endpoint that is no service's
     */
    default AwsSettings toSettings() {
        endpoints().keySet().forEach(AwsSettings::checkService);
        Map<String, URI> given = endpoints().entrySet().stream()
                .filter(endpoint -> endpoint.getValue().isPresent())
                .collect(Collectors.toMap(
                        Map.Entry::getKey, endpoint -> endpoint.getValue().orElseThrow()));
        return new AwsSettings(region(), given, attempts(), attemptTimeout(), callTimeout(), connections());
    }
}
