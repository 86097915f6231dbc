package io.millrace.lake.standin.rest;

import io.millrace.lake.standin.protocol.AwsException;

/** The codes and statuses of services that speak REST, which name the same trouble in other words than the older ones. */
public final class RestErrors {
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int TOO_MANY = 429;
    private static final int INTERNAL = 500;

    private RestErrors() {}

    /** There is no such thing. */
    public static AwsException notFound(String what) {
        return new AwsException("ResourceNotFoundException", NOT_FOUND, what + " does not exist");
    }

    static AwsException typed(AwsException error) {
        return switch (error.code()) {
            case "Throttling" -> new AwsException("ThrottlingException", TOO_MANY, error.getMessage());
            case "AccessDenied" -> new AwsException("AccessDeniedException", FORBIDDEN, error.getMessage());
            case "InternalFailure" -> new AwsException("InternalServerException", INTERNAL, error.getMessage());
            case "InvalidParameterValue" -> AwsException.badRequest("ValidationException", error.getMessage());
            default -> error;
        };
    }
}
