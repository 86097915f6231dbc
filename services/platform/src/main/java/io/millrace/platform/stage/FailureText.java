package io.millrace.platform.stage;

import io.millrace.events.InvalidEventException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** What a person is told of a failure that did not pass. */
final class FailureText {
    private FailureText() {}

    static StageFailureException ofInvalidResult(String stage, InvalidEventException fault) {
        return new StageFailureException(
                stage + " made an event that breaks its rules",
                String.join("; ", fault.violations()),
                "This is a fault of the service or of its settings: mend it and deploy.");
    }

    static StageFailureException of(String stage, Exception failure) {
        if (failure instanceof AwsServiceException e && e.awsErrorDetails() != null) {
            return new StageFailureException(
                    stage + " could not finish",
                    e.awsErrorDetails().serviceName() + " answered "
                            + e.awsErrorDetails().errorCode() + " (" + e.statusCode() + "): "
                            + e.awsErrorDetails().errorMessage(),
                    "Check the service's role and limits in that account.");
        }
        if (failure instanceof SdkClientException e) {
            return new StageFailureException(
                    stage + " could not finish",
                    String.valueOf(e.getMessage()),
                    "Check the endpoint, the network and the credentials.");
        }
        return new StageFailureException(
                stage + " could not finish",
                failure.getClass().getSimpleName() + ": " + failure.getMessage(),
                "See the service's log for the run.");
    }
}
