package io.millrace.mapping.testing;

import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts the AWS calls of a process, and lets one of them fail when asked to. */
public final class CallCount implements ExecutionInterceptor {
    private final Map<Class<?>, Integer> calls = new ConcurrentHashMap<>();
    private final Class<?> failing;
    private final int from;

    /** Counts. */
    public CallCount() {
        this(Void.class, 0);
    }

    private CallCount(Class<?> failing, int from) {
        this.failing = failing;
        this.from = from;
    }

    /** Lets the n-th call of this kind fail, and all after it; the first is 1. */
    public static CallCount failingAt(Class<?> request, int n) {
        return new CallCount(request, n);
    }

    /** Calls of this kind so far. */
    public int of(Class<?> request) {
        return calls.getOrDefault(request, 0);
    }

    @Override
    public void beforeExecution(Context.BeforeExecution call, ExecutionAttributes attributes) {
        Class<?> request = call.request().getClass();
        if (calls.merge(request, 1, Integer::sum) >= from && request == failing) {
            throw SdkClientException.create("The connection broke");
        }
    }
}
