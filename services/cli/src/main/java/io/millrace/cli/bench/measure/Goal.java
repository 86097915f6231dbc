package io.millrace.cli.bench.measure;

import java.util.Locale;

/** What a figure must come to. */
public record Goal(Kind kind, double bound) {
    /** Which side of the bound is good. */
    public enum Kind {
        /** The bound or more. */
        AT_LEAST,
        /** The bound or less. */
        AT_MOST
    }

    /** The bound or more. */
    public static Goal atLeast(double bound) {
        return new Goal(Kind.AT_LEAST, bound);
    }

    /** The bound or less. */
    public static Goal atMost(double bound) {
        return new Goal(Kind.AT_MOST, bound);
    }

    /** Whether the value meets it; what is not a number does not. */
    public boolean isMetBy(double value) {
        return kind == Kind.AT_LEAST ? value >= bound : value <= bound;
    }

    /** For people, without a unit. */
    @Override
    public String toString() {
        String number = bound == Math.rint(bound)
                ? String.format(Locale.ROOT, "%,d", (long) bound)
                : String.format(Locale.ROOT, "%.2f", bound);
        return (kind == Kind.AT_LEAST ? "≥ " : "≤ ") + number;
    }
}
