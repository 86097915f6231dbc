package io.millrace.platform.aws;

import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.retry.RetryUtils;
import software.amazon.awssdk.retries.AdaptiveRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;

import java.time.Duration;

/**
 * The SDK's adaptive mode (client-side rate limit that follows the API's throttling) with full-jitter back-off. The SDK
 * keeps one rate limit per client and strategy.
 */
final class Retries {
    private static final BackoffStrategy FAULT =
            BackoffStrategy.exponentialDelay(Duration.ofMillis(50), Duration.ofSeconds(10));
    private static final BackoffStrategy THROTTLE =
            BackoffStrategy.exponentialDelay(Duration.ofMillis(200), Duration.ofSeconds(20));

    private Retries() {}

    /** For calls that may be made twice: repeats on throttling, time-outs, lost connections and server faults. */
    static RetryStrategy ofRepeatable(int attempts) {
        return AwsRetryStrategy.adaptiveRetryStrategy().toBuilder()
                .maxAttempts(attempts)
                .backoffStrategy(FAULT)
                .throttlingBackoffStrategy(THROTTLE)
                .build();
    }

    /**
     * For calls that must not be made twice: repeats only what the API refused to do. Without
     * {@code useClientDefaults(false)} a client would add the SDK's own rules, which repeat after lost answers too.
     */
    static RetryStrategy ofUnrepeatable(int attempts) {
        return AdaptiveRetryStrategy.builder()
                .maxAttempts(attempts)
                .backoffStrategy(THROTTLE)
                .throttlingBackoffStrategy(THROTTLE)
                .treatAsThrottling(Retries::isThrottle)
                .retryOnException(Retries::isThrottle)
                .useClientDefaults(false)
                .build();
    }

    private static boolean isThrottle(Throwable failure) {
        return failure instanceof SdkException e && RetryUtils.isThrottlingException(e);
    }
}
