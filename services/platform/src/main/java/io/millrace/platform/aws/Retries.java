package io.millrace.platform.aws;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.retry.RetryUtils;
import software.amazon.awssdk.retries.AdaptiveRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The SDK's adaptive mode (client-side rate limit that follows the API's throttling) with full-jitter back-off. The SDK
 * keeps the rate limit in the strategy, whichever client asks, and copies of a strategy share it. So each API has a
 * strategy of its own, of which all its clients have copies: a throttled API slows its own calls and no others.
 */
final class Retries {
    private static final BackoffStrategy FAULT =
            BackoffStrategy.exponentialDelay(Duration.ofMillis(50), Duration.ofSeconds(10));
    private static final BackoffStrategy THROTTLE =
            BackoffStrategy.exponentialDelay(Duration.ofMillis(200), Duration.ofSeconds(20));

    private final int attempts;
    private final Map<String, AdaptiveRetryStrategy> ofApis = new ConcurrentHashMap<>();

    /** With this many attempts per call, the first one included. */
    Retries(int attempts) {
        this.attempts = attempts;
    }

    /** For calls that may be made twice: repeats on throttling, time-outs, lost connections and server faults. */
    RetryStrategy ofRepeatable(String api) {
        return of(api).toBuilder().backoffStrategy(FAULT).build();
    }

    /**
     * For calls that must not be made twice: repeats only what the API refused to do. Without
     * {@code useClientDefaults(false)} a client would add the SDK's own rules, which repeat after lost answers too.
     */
    RetryStrategy ofUnrepeatable(String api) {
        return of(api).toBuilder().useClientDefaults(false).build();
    }

    private AdaptiveRetryStrategy of(String api) {
        return ofApis.computeIfAbsent(api, first -> AdaptiveRetryStrategy.builder()
                .maxAttempts(attempts)
                .backoffStrategy(THROTTLE)
                .throttlingBackoffStrategy(THROTTLE)
                .treatAsThrottling(Retries::isThrottle)
                .retryOnException(Retries::isThrottle)
                .build());
    }

    private static boolean isThrottle(Throwable failure) {
        return failure instanceof SdkException e && RetryUtils.isThrottlingException(e);
    }
}
