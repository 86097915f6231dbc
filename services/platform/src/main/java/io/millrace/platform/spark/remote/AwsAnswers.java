package io.millrace.platform.spark.remote;

import io.millrace.platform.spark.SparkUnreachableException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.retry.RetryUtils;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Tells what an API answered from that it did not answer. */
final class AwsAnswers {
    private AwsAnswers() {}

    /** The call's answer; throttles, time-outs and server faults come as {@link SparkUnreachableException}. */
    static <T> T of(String asked, Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkClientException e) {
            throw unreachable(asked, e);
        } catch (AwsServiceException e) {
            if (RetryUtils.isThrottlingException(e) || e.statusCode() >= 500 || isTimeOut(e)) {
                throw unreachable(asked, e);
            }
            throw e;
        }
    }

    /** Glue tells its own time-outs as the caller's fault. */
    private static boolean isTimeOut(AwsServiceException e) {
        return e.awsErrorDetails() != null
                && "OperationTimeoutException".equals(e.awsErrorDetails().errorCode());
    }

    private static SparkUnreachableException unreachable(String asked, SdkException cause) {
        return new SparkUnreachableException(asked + " was not answered: " + cause.getMessage(), cause);
    }

    /** A text of several lines, or none. */
    static List<String> lines(String text) {
        return Optional.ofNullable(text).map(some -> some.lines().toList()).orElse(List.of());
    }
}
