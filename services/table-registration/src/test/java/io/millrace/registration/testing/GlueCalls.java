package io.millrace.registration.testing;

import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.glue.model.BatchCreatePartitionRequest;
import software.amazon.awssdk.services.glue.model.BatchDeletePartitionRequest;
import software.amazon.awssdk.services.glue.model.BatchUpdatePartitionRequest;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Sees the calls to the catalog before they are sent. */
public final class GlueCalls implements ExecutionInterceptor {
    private final Map<String, Runnable> before = new ConcurrentHashMap<>();
    private final List<String> batches = new CopyOnWriteArrayList<>();

    /** Something that happens once, right before the next call of an operation. */
    public void before(String operation, Runnable happens) {
        before.put(operation, happens);
    }

    /** The batches of partitions that were written: operation and size. */
    public List<String> batches() {
        return batches;
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        String operation = context.request().getClass().getSimpleName().replaceAll("Request$", "");
        size(context.request()).ifPresent(size -> batches.add(operation + " " + size));
        Runnable happens = before.remove(operation);
        if (happens != null) {
            happens.run();
        }
    }

    private static OptionalInt size(SdkRequest request) {
        if (request instanceof BatchCreatePartitionRequest create) {
            return OptionalInt.of(create.partitionInputList().size());
        }
        if (request instanceof BatchUpdatePartitionRequest update) {
            return OptionalInt.of(update.entries().size());
        }
        if (request instanceof BatchDeletePartitionRequest delete) {
            return OptionalInt.of(delete.partitionsToDelete().size());
        }
        return OptionalInt.empty();
    }
}
