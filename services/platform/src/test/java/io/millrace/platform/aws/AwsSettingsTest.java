package io.millrace.platform.aws;

import org.junit.jupiter.api.Test;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

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
    void impatient_settings_keep_the_endpoints() {
        AwsSettings settings =
                AwsSettings.of("r", Map.of("s3", URI.create("http://x"))).impatient(2, Duration.ofSeconds(1));

        assertThat(settings)
                .returns(2, AwsSettings::attempts)
                .returns(Duration.ofSeconds(1), AwsSettings::attemptTimeout)
                .returns(Map.of("s3", URI.create("http://x")), AwsSettings::endpoints);
    }
}
