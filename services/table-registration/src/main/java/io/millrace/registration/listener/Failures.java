package io.millrace.registration.listener;

import io.millrace.platform.stage.StageFailureException;
import io.millrace.registration.listener.TableRegistration.Attempt;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

import java.util.List;
import java.util.stream.Collectors;

/** One failure that names every table that failed, when the others are done. */
final class Failures {
    private Failures() {}

    /** Lasting when all are; when one may pass, the whole is tried again, which leaves what is done untouched. */
    static RuntimeException of(String database, int tables, List<Attempt> failed) {
        String names = failed.stream().map(Attempt::table).collect(Collectors.joining(", "));
        String reasons = failed.stream()
                .map(attempt ->
                        attempt.table() + ": " + reason(attempt.failure().orElseThrow()))
                .collect(Collectors.joining("; "));
        String what = failed.size() + " of " + tables + " tables could not be registered in database " + database + ": "
                + names;
        boolean lasting = failed.stream()
                .allMatch(
                        attempt -> TableRegistration.isLasting(attempt.failure().orElseThrow()));
        if (!lasting) {
            return new TablesNotRegisteredException(
                    what + ". " + reasons, failed.get(0).failure().orElseThrow());
        }
        return new StageFailureException(
                what,
                reasons,
                failed.stream()
                                .map(attempt -> whatToDo(attempt.failure().orElseThrow()))
                                .distinct()
                                .collect(Collectors.joining(" "))
                        + " The other tables are done and stay as they are.");
    }

    private static String reason(RuntimeException failure) {
        if (failure instanceof StageFailureException known) {
            return known.what() + ", since " + known.why();
        }
        if (failure instanceof AwsServiceException refused && refused.awsErrorDetails() != null) {
            return refused.awsErrorDetails().serviceName() + " answered "
                    + refused.awsErrorDetails().errorCode() + " (" + refused.statusCode() + "): "
                    + refused.awsErrorDetails().errorMessage();
        }
        return String.valueOf(failure.getMessage());
    }

    private static String whatToDo(RuntimeException failure) {
        return failure instanceof StageFailureException known
                ? known.whatToDo()
                : "Check the service's role and limits in that account.";
    }

    /** Some tables failed in a way that may pass. */
    static final class TablesNotRegisteredException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TablesNotRegisteredException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
