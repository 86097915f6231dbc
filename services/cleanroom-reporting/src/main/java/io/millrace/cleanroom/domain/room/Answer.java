package io.millrace.cleanroom.domain.room;

import java.util.Objects;
import java.util.function.Function;

/**
 * What came of a question: a value, "there is none" included, or the fault that kept it from being answered. A fault is
 * never read as "no".
 *
 * @param value null when there is a fault
 * @param fault null when there is a value
 */
public record Answer<T>(T value, Fault fault) {
    /** Either, never both. */
    public Answer {
        if ((value == null) == (fault == null)) {
            throw new IllegalArgumentException("An answer is a value or a fault: value=" + value + " fault=" + fault);
        }
    }

    /** A question that was answered. */
    public static <T> Answer<T> of(T value) {
        return new Answer<>(Objects.requireNonNull(value, "value"), null);
    }

    /** A question that could not be answered. */
    public static <T> Answer<T> unknown(Fault fault) {
        return new Answer<>(null, Objects.requireNonNull(fault, "fault"));
    }

    /** Whether it was answered. */
    public boolean known() {
        return fault == null;
    }

    /** The answer to what follows from this one. */
    public <U> Answer<U> map(Function<T, U> next) {
        return known() ? of(next.apply(value)) : unknown(fault);
    }

    /** The answer to a question that this answer leads to. */
    public <U> Answer<U> then(Function<T, Answer<U>> next) {
        return known() ? next.apply(value) : unknown(fault);
    }

    /** The value, or another one when there is a fault. */
    public T or(T other) {
        return known() ? value : other;
    }
}
