package io.millrace.platform.aws;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.AwsClient;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.retries.api.AcquireInitialTokenRequest;
import software.amazon.awssdk.retries.api.AcquireInitialTokenResponse;
import software.amazon.awssdk.retries.api.RefreshRetryTokenRequest;
import software.amazon.awssdk.retries.api.RetryStrategy;

import java.time.Duration;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class RateLimitTest {
    private final AwsClients clients = new AwsClients(AwsSettings.of("us-east-1", Map.of()));

    @AfterEach
    void close() {
        clients.close();
    }

    @Test
    void throttled_api_slows_all_its_own_clients_and_no_other_api() {
        RetryStrategy glue = strategy(clients.glue());

        glue.refreshRetryToken(RefreshRetryTokenRequest.builder()
                .token(call(glue).token())
                .failure(throttled())
                .suggestedDelay(Duration.ZERO)
                .build());

        assertThat(call(glue).delay()).isPositive();
        assertThat(call(strategy(clients.glueJobs())).delay()).isPositive();
        assertThat(call(strategy(clients.dynamoDb())).delay()).isZero();
        assertThat(call(strategy(clients.s3())).delay()).isZero();
    }

    private static AwsServiceException throttled() {
        return AwsServiceException.builder()
                .statusCode(400)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode("ThrottlingException")
                        .build())
                .build();
    }

    private static RetryStrategy strategy(AwsClient client) {
        return client.serviceClientConfiguration()
                .overrideConfiguration()
                .retryStrategy()
                .orElseThrow();
    }

    /** The SDK asks so before each first attempt, with this very scope whatever the client. */
    private static AcquireInitialTokenResponse call(RetryStrategy strategy) {
        return strategy.acquireInitialToken(AcquireInitialTokenRequest.create("GLOBAL"));
    }
}
