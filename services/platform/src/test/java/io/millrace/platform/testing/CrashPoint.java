package io.millrace.platform.testing;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * Lets the process die right before or right after its n-th mutating AWS call. Give it to the {@code AwsClients} of the
 * stage under test. Once it has died, every further call through these clients dies too, whichever thread makes it. The
 * SDK passes an {@link Error} of an interceptor on as it is and does not try the call again.
 */
public final class CrashPoint implements ExecutionInterceptor {
    private static final Pattern READING = Pattern.compile("(?:Get|BatchGet|List|Head|Describe|Query|Scan)\\w*Request");

    private static final ExecutionAttribute<Integer> ORDINAL = new ExecutionAttribute<>("millrace-crash-point-ordinal");

    private final int fatal;
    private final boolean effectIsMade;
    private final AtomicInteger mutations = new AtomicInteger();
    private volatile boolean reached;

    private CrashPoint(int fatal, boolean effectIsMade) {
        this.fatal = fatal;
        this.effectIsMade = effectIsMade;
    }

    /** Dies instead of making the n-th mutating call; the first is 1. */
    public static CrashPoint beforeMutation(int n) {
        return new CrashPoint(n, false);
    }

    /** Dies when the n-th mutating call has taken effect and before its caller learns of it; the first is 1. */
    public static CrashPoint afterMutation(int n) {
        return new CrashPoint(n, true);
    }

    /**
     * Dies when exactly so many mutating calls have taken effect, 0 for before the first. To die before the next one
     * leaves the same behind, so that counting up from 0 meets every moment once.
     */
    public static CrashPoint leavingEffects(int n) {
        return n == 0 ? beforeMutation(1) : afterMutation(n);
    }

    /** Never dies; counts. */
    public static CrashPoint never() {
        return new CrashPoint(Integer.MAX_VALUE, true);
    }

    /** Whether it has died: when not, the stage makes fewer than n mutating calls. */
    public boolean reached() {
        return reached;
    }

    /** Mutating calls so far. */
    public int mutations() {
        return mutations.get();
    }

    @Override
    public void beforeExecution(Context.BeforeExecution call, ExecutionAttributes attributes) {
        String request = call.request().getClass().getSimpleName();
        if (reached) {
            throw new SimulatedCrash("before this " + request);
        }
        if (READING.matcher(request).matches()) {
            return;
        }
        int ordinal = mutations.incrementAndGet();
        attributes.putAttribute(ORDINAL, ordinal);
        if (ordinal == fatal && !effectIsMade) {
            die("before", request);
        }
    }

    @Override
    public void afterExecution(Context.AfterExecution call, ExecutionAttributes attributes) {
        Integer ordinal = attributes.getAttribute(ORDINAL);
        if (effectIsMade && ordinal != null && ordinal == fatal) {
            die("after", call.request().getClass().getSimpleName());
        }
    }

    private void die(String when, String request) {
        reached = true;
        throw new SimulatedCrash(String.format(Locale.ROOT, "%s mutating call %d, %s", when, fatal, request));
    }
}
