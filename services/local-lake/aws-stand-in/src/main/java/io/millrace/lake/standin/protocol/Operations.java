package io.millrace.lake.standin.protocol;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** The operations that are answered, by service and name. */
public final class Operations {
    private final Map<String, Map<String, Operation>> byService = new TreeMap<>();

    /** Adds operations. */
    public Operations add(Collection<? extends Operation> operations) {
        operations.forEach(operation -> byService
                .computeIfAbsent(operation.service(), service -> new TreeMap<>())
                .put(operation.name(), operation));
        return this;
    }

    /**
     * The operation that a request names.
     *
     * @throws AwsException naming the operation when it is not answered
     */
    public Operation find(AwsRequest request) {
        Map<String, Operation> known = byService.getOrDefault(request.service(), Map.of());
        Operation operation = known.get(request.operation());
        if (operation == null) {
            throw AwsException.unsupported(request.service(), request.operation(), known.keySet());
        }
        return operation;
    }
}
