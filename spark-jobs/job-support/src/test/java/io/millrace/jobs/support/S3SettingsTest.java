package io.millrace.jobs.support;

import org.junit.jupiter.api.Test;

import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class S3SettingsTest {
    @Test
    void without_an_endpoint_and_keys_aws_own_defaults_hold() {
        // when
        Map<String, String> settings = S3Settings.from(Map.of("AWS_REGION", "eu-west-1"));

        // then
        assertThat(settings)
                .containsEntry("fs.s3a.endpoint.region", "eu-west-1")
                .doesNotContainKeys("fs.s3a.endpoint", "fs.s3a.access.key", "fs.s3a.aws.credentials.provider");
    }

    @Test
    void a_store_other_than_aws_is_addressed_in_the_path() {
        // when
        Map<String, String> settings = S3Settings.from(Map.of("S3_ENDPOINT", "http://127.0.0.1:9000"));

        // then
        assertThat(settings)
                .containsEntry("fs.s3a.endpoint", "http://127.0.0.1:9000")
                .containsEntry("fs.s3a.path.style.access", "true")
                .containsEntry("fs.s3a.connection.ssl.enabled", "false");
    }

    @Test
    void an_endpoint_with_https_is_reached_with_it() {
        assertThat(S3Settings.from(Map.of("S3_ENDPOINT", "https://store")))
                .containsEntry("fs.s3a.connection.ssl.enabled", "true");
    }

    @Test
    void both_keys_are_used_together() {
        // when
        Map<String, String> settings =
                S3Settings.from(Map.of("AWS_ACCESS_KEY_ID", "id", "AWS_SECRET_ACCESS_KEY", "secret"));

        // then
        assertThat(settings)
                .containsEntry("fs.s3a.access.key", "id")
                .containsEntry("fs.s3a.secret.key", "secret")
                .containsEntry(
                        "fs.s3a.aws.credentials.provider", "org.apache.hadoop.fs.s3a.SimpleAWSCredentialsProvider");
    }

    @Test
    void keys_of_a_session_are_left_to_the_default_chain_which_knows_their_token() {
        assertThat(S3Settings.from(Map.of(
                        "AWS_ACCESS_KEY_ID", "id", "AWS_SECRET_ACCESS_KEY", "secret", "AWS_SESSION_TOKEN", "token")))
                .doesNotContainKeys("fs.s3a.access.key", "fs.s3a.aws.credentials.provider");
    }
}
