package io.millrace.lake.standin.fault;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.millrace.lake.standin.protocol.AwsRequest;

import java.util.Map;
import java.util.Objects;

/**
 * Which calls fail, and how.
 *
 * @param service signing name ({@code glue}, {@code athena}, {@code ses}, {@code sns})
 * @param operation operation, {@code null} for every one of the service
 * @param match request fields by name or dotted path with the exact value that they must have, case-sensitive
 * @param kind how it fails
 * @param times how many matching calls it hits, {@code null} until it is cleared
 * @param skip how many matching calls pass first
 * @param millis for {@link FaultKind#HANG}: how long the answer waits
 * @param after whether the call takes effect before it fails
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FaultRule(
        String service,
        String operation,
        Map<String, String> match,
        FaultKind kind,
        Integer times,
        int skip,
        long millis,
        boolean after) {
    /** Checks that the rule can hit. */
    public FaultRule {
        Objects.requireNonNull(service, "a fault rule needs the field service, for example glue");
        Objects.requireNonNull(
                kind, "a fault rule needs the field kind: throttle, access-denied, internal, hang, drop or fail-work");
        match = match == null ? Map.of() : Map.copyOf(match);
        if ((times != null && times < 1) || skip < 0 || millis < 0) {
            throw new IllegalArgumentException(
                    "times=%s skip=%d millis=%d: times must be 1 or more, the others 0 or more"
                            .formatted(times, skip, millis));
        }
        if (kind == FaultKind.HANG && millis == 0) {
            throw new IllegalArgumentException("a fault rule of kind hang needs the field millis");
        }
    }

    /** Every call of an operation fails before it takes effect, until the rule is cleared. */
    public static FaultRule of(FaultKind kind, String service, String operation) {
        long millis = kind == FaultKind.HANG ? 60_000 : 0;
        return new FaultRule(service, operation, Map.of(), kind, null, 0, millis, false);
    }

    /** The rule for calls with this value in a field only. */
    public FaultRule where(String field, String value) {
        return new FaultRule(service, operation, Map.of(field, value), kind, times, skip, millis, after);
    }

    /** The rule for so many calls only. */
    public FaultRule times(int count) {
        return new FaultRule(service, operation, match, kind, count, skip, millis, after);
    }

    /** The rule behind so many calls that pass. */
    public FaultRule skip(int count) {
        return new FaultRule(service, operation, match, kind, times, count, millis, after);
    }

    /** The rule with another wait. */
    public FaultRule millis(long wait) {
        return new FaultRule(service, operation, match, kind, times, skip, wait, after);
    }

    /** The rule that lets the call take effect and fails then. */
    public FaultRule afterEffect() {
        return new FaultRule(service, operation, match, kind, times, skip, millis, true);
    }

    boolean matches(AwsRequest request) {
        return service.equals(request.service())
                && (operation == null || operation.equals(request.operation()))
                && match.entrySet().stream().allMatch(field -> field.getValue()
                        .equals(request.field(field.getKey()).asText()));
    }
}
