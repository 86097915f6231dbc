package io.millrace.lake.standin.fault;

import io.millrace.lake.standin.protocol.AwsRequest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rules in force. */
public final class Faults {
    private final List<Armed> armed = new ArrayList<>();

    /** Adds a rule; of several that match a call the oldest hits. */
    public synchronized void add(FaultRule rule) {
        armed.add(new Armed(rule));
    }

    /** Removes all rules. */
    public synchronized void clear() {
        armed.clear();
    }

    /** The rule that hits this call, counting the call. */
    public synchronized Optional<FaultRule> next(AwsRequest request) {
        for (Armed candidate : armed) {
            if (candidate.rule.matches(request) && candidate.hits()) {
                return Optional.of(candidate.rule);
            }
        }
        return Optional.empty();
    }

    private static final class Armed {
        private final FaultRule rule;
        private long seen;

        private Armed(FaultRule rule) {
            this.rule = rule;
        }

        private boolean hits() {
            seen++;
            boolean skipped = seen <= rule.skip();
            boolean usedUp = rule.times() != null && seen > (long) rule.skip() + rule.times();
            return !skipped && !usedUp;
        }
    }
}
