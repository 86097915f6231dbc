package io.millrace.lake.standin.protocol;

import java.util.Collection;

/** An error answer in the service's own terms: the code that SDKs turn into an exception type, and the HTTP status. */
public final class AwsException extends RuntimeException {
    private static final int BAD_REQUEST = 400;

    private final String code;
    private final int status;

    /** An error with a status of its own. */
    public AwsException(String code, int status, String message) {
        super(message);
        this.code = code;
        this.status = status;
    }

    /** An error that the caller can mend (status 400). */
    public static AwsException badRequest(String code, String message) {
        return new AwsException(code, BAD_REQUEST, message);
    }

    static AwsException missingField(AwsRequest request, String path) {
        String code =
                switch (request.service()) {
                    case "glue" -> "InvalidInputException";
                    case "athena" -> "InvalidRequestException";
                    default -> "InvalidParameterValue";
                };
        return badRequest(code, "%s needs the field %s: it is missing or empty".formatted(request.operation(), path));
    }

    static AwsException unsupported(String service, String operation, Collection<String> known) {
        String code = service.equals("glue") ? "UnknownOperationException" : "InvalidAction";
        return badRequest(
                code,
                "operation %s of %s is not among those that the local lake answers (%s): use AWS or an emulator for it"
                        .formatted(operation, service, String.join(", ", known)));
    }

    static AwsException unreadable(String service, String reason) {
        return badRequest(
                "SerializationException", "the body of this call to %s cannot be read: %s".formatted(service, reason));
    }

    /** For example {@code EntityNotFoundException}. */
    public String code() {
        return code;
    }

    /** HTTP status. */
    public int status() {
        return status;
    }
}
