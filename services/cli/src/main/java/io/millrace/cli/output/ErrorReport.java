package io.millrace.cli.output;

import org.apache.kafka.common.errors.RetriableException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

import java.io.PrintWriter;

/** What a person sees of a failure: what, why and what to do; the stack trace only when asked for. */
public final class ErrorReport {
    private static final String LOOK = " Check the addresses with ./millrace env; start a lake with: ./millrace up";

    private ErrorReport() {}

    /** Prints it and answers the exit code. */
    public static int print(Exception failure, PrintWriter err, boolean verbose) {
        err.println("error: " + text(failure));
        if (verbose) {
            failure.printStackTrace(err);
        } else if (!(failure instanceof CliException)) {
            err.println("With --verbose the stack trace is shown.");
        }
        err.flush();
        if (failure instanceof CliException known) {
            return known.exitCode();
        }
        return isOutOfReach(failure) ? ExitCodes.NO_LAKE : ExitCodes.FINDINGS;
    }

    private static String text(Exception failure) {
        if (failure instanceof AwsServiceException answer && answer.awsErrorDetails() != null) {
            return answer.awsErrorDetails().serviceName() + " refused the call: "
                    + answer.awsErrorDetails().errorCode() + ", "
                    + answer.awsErrorDetails().errorMessage() + ". Check that table, bucket and role are there.";
        }
        if (failure instanceof SdkClientException) {
            return "AWS, or what stands for it, cannot be reached: " + failure.getMessage() + "." + LOOK;
        }
        if (isOutOfReach(failure)) {
            return "Kafka cannot be reached: " + failure.getMessage() + LOOK;
        }
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }

    private static boolean isOutOfReach(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SdkClientException || cause instanceof RetriableException) {
                return true;
            }
        }
        return false;
    }
}
