package io.millrace.cli.output;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

import java.io.PrintWriter;

/** What a person sees of a failure: what, why and what to do; the stack trace only when asked for. */
public final class ErrorReport {
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
        return failure instanceof CliException known ? known.exitCode() : ExitCodes.FINDINGS;
    }

    private static String text(Exception failure) {
        if (failure instanceof AwsServiceException answer && answer.awsErrorDetails() != null) {
            return answer.awsErrorDetails().serviceName() + " refused the call: "
                    + answer.awsErrorDetails().errorCode() + ", "
                    + answer.awsErrorDetails().errorMessage() + ". Check that table, bucket and role are there.";
        }
        if (failure instanceof SdkClientException) {
            return "AWS, or what stands for it, cannot be reached: " + failure.getMessage()
                    + ". Check the addresses with ./millrace env and that the lake runs with ./millrace status.";
        }
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }
}
