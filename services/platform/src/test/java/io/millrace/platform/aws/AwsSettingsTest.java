package io.millrace.platform.aws;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AwsSettingsTest {
    @Test
    void environment_of_the_lake_gives_its_endpoints_and_region() {
        AwsSettings settings = AwsSettings.fromEnvironment(Map.of(
                "S3_ENDPOINT", "http://127.0.0.1:1",
                "DYNAMODB_ENDPOINT", "http://127.0.0.1:2",
                "GLUE_ENDPOINT", "http://127.0.0.1:3",
                "SES_ENDPOINT", "http://127.0.0.1:4",
                "SNS_ENDPOINT", "http://127.0.0.1:5",
                "AWS_REGION", "eu-central-1"));

        assertThat(settings.region()).isEqualTo("eu-central-1");
        assertThat(settings.endpoints()).containsOnlyKeys("s3", "dynamodb", "glue", "ses", "sns");
        assertThat(settings.endpoint("glue")).hasValue(URI.create("http://127.0.0.1:3"));
    }

    @Test
    void service_without_an_endpoint_is_reached_at_aws_itself() {
        AwsSettings settings = AwsSettings.fromEnvironment(Map.of("GLUE_ENDPOINT", " "));

        assertThat(settings.endpoints()).isEmpty();
        assertThat(settings.endpoint("glue")).isEmpty();
        assertThat(settings.region()).isEqualTo("us-east-1");
    }

    @Test
    void endpoint_of_a_service_that_is_not_used_stops_the_start_even_when_it_is_empty() {
        assertThatThrownBy(() -> configured(Map.of("millrace.aws.endpoints.dynamo", "http://127.0.0.1:2")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("millrace.aws.endpoints.dynamo: ")
                .hasMessageContaining("s3, dynamodb, glue");
        assertThatThrownBy(() -> configured(Map.of("millrace.aws.endpoints.S3", "")))
                .hasMessageStartingWith("millrace.aws.endpoints.S3: ");
    }

    @Test
    void delivered_endpoints_are_those_of_services_and_can_be_set_in_the_environment_either_way() throws IOException {
        Map<String, String> delivered = new HashMap<>();
        Properties file = new Properties();
        try (InputStream in = getClass().getResourceAsStream("/META-INF/microprofile-config.properties")) {
            file.load(in);
        }
        file.stringPropertyNames().forEach(name -> delivered.put(name, file.getProperty(name)));

        AwsSettings settings = configured(
                delivered,
                Map.of(
                        "EMR_SERVERLESS_ENDPOINT", "http://127.0.0.1:7",
                        "MILLRACE_AWS_ENDPOINTS_CLOUDWATCH_LOGS", "http://127.0.0.1:8"));

        assertThat(settings.endpoints())
                .containsOnly(
                        Map.entry("emr-serverless", URI.create("http://127.0.0.1:7")),
                        Map.entry("cloudwatch-logs", URI.create("http://127.0.0.1:8")));
    }

    private static AwsSettings configured(Map<String, String> settings) {
        return configured(settings, Map.of());
    }

    private static AwsSettings configured(Map<String, String> settings, Map<String, String> environment) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .withMapping(AwsConfig.class)
                .withDefaultValue("millrace.aws.region", "us-east-1")
                .withSources(new PropertiesConfigSource(settings, "test", 100), new EnvConfigSource(environment, 300))
                .build()
                .getConfigMapping(AwsConfig.class)
                .toSettings();
    }

    @Test
    void impatient_settings_keep_the_endpoints() {
        AwsSettings settings =
                AwsSettings.of("r", Map.of("s3", URI.create("http://x"))).impatient(2, Duration.ofSeconds(1));

        assertThat(settings)
                .returns(2, AwsSettings::attempts)
                .returns(Duration.ofSeconds(1), AwsSettings::attemptTimeout)
                .returns(Map.of("s3", URI.create("http://x")), AwsSettings::endpoints);
    }
}
