package io.millrace.alerting.delivery;

import io.millrace.platform.stage.StageFailureException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.retry.RetryUtils;

import java.net.ConnectException;
import java.net.UnknownHostException;

/** What a failed call says about whether the alert left. */
final class SendFailure {
    private static final int CLIENT_FAULT = 400;
    private static final int SERVER_FAULT = 500;

    private SendFailure() {}

    /** Whether it was refused, or never got as far as the service: sending again is safe. */
    static boolean isCertainlyNotSent(RuntimeException failure) {
        if (failure instanceof AwsServiceException answer) {
            return answer.statusCode() >= CLIENT_FAULT && answer.statusCode() < SERVER_FAULT;
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException || cause instanceof UnknownHostException) {
                return true;
            }
        }
        return false;
    }

    /**
     * The failure as the stage shall see it: a throttle and a missing connection pass, so that the run tries again; a
     * refusal does not. The service's own message is left out, since it may hold addresses.
     */
    static RuntimeException forStage(RuntimeException failure, AlertSender sender) {
        if (!(failure instanceof AwsServiceException answer)
                || RetryUtils.isThrottlingException((SdkException) failure)) {
            return failure;
        }
        String code = answer.awsErrorDetails() == null
                ? "an error"
                : answer.awsErrorDetails().errorCode();
        return new StageFailureException(
                "An alert could not be sent as " + sender.channel().key(),
                "it was refused with " + code + " (" + answer.statusCode() + ")",
                sender.whenRefused());
    }
}
