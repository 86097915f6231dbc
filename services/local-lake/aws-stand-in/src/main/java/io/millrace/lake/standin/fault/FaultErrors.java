package io.millrace.lake.standin.fault;

import io.millrace.lake.standin.protocol.AwsException;

/** The codes with which each service tells the same trouble. */
final class FaultErrors {
    private static final int FORBIDDEN = 403;
    private static final int INTERNAL = 500;

    private FaultErrors() {}

    static AwsException throttled(String service) {
        String code =
                switch (service) {
                    case "glue" -> "ThrottlingException";
                    case "athena" -> "TooManyRequestsException";
                    default -> "Throttling";
                };
        return AwsException.badRequest(code, "Rate exceeded");
    }

    static AwsException accessDenied(String service) {
        String message = "User is not authorized to perform this operation";
        return switch (service) {
            case "glue", "athena" -> AwsException.badRequest("AccessDeniedException", message);
            case "sns" -> new AwsException("AuthorizationError", FORBIDDEN, message);
            default -> new AwsException("AccessDenied", FORBIDDEN, message);
        };
    }

    static AwsException internal(String service) {
        String code =
                switch (service) {
                    case "glue" -> "InternalServiceException";
                    case "athena" -> "InternalServerException";
                    default -> "InternalFailure";
                };
        return new AwsException(code, INTERNAL, "An internal error occurred");
    }
}
