package io.millrace.jobs.reconcile.plan;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * Ranges of the first key column. Range 0 is below the first cut; range i begins at cut i−1, that one included: the numbers that
 * PostgreSQL's {@code width_bucket} gives.
 *
 * @param values sorted, each once: {@code Long} or {@code String}, as the order has it
 */
public record Cuts(Order order, List<Serializable> values) implements Serializable {
    /** How first key columns are ordered, the same on both sides. */
    public enum Order {
        /** Whole numbers. */
        NUMBERS {
            @Override
            public Serializable of(String canonical) {
                return Long.valueOf(canonical);
            }

            @Override
            public int compare(Serializable a, Serializable b) {
                return Long.compare((Long) a, (Long) b);
            }
        },
        /** Texts, byte by byte. */
        TEXTS {
            @Override
            public Serializable of(String canonical) {
                return canonical;
            }

            @Override
            public int compare(Serializable a, Serializable b) {
                return KeyName.compareBytes((String) a, (String) b);
            }
        };

        /** The value that is compared. */
        public abstract Serializable of(String canonical);

        /** As a comparator. */
        public abstract int compare(Serializable a, Serializable b);
    }

    /** Keeps a copy. */
    public Cuts {
        values = new ArrayList<>(values);
    }

    /** Sorts values and drops those that come twice. */
    public static Cuts of(Order order, Collection<? extends Serializable> values) {
        TreeSet<Serializable> sorted = new TreeSet<>(order::compare);
        sorted.addAll(values);
        return new Cuts(order, List.copyOf(sorted));
    }

    /** These and more. */
    public Cuts with(Collection<? extends Serializable> more) {
        List<Serializable> all = new ArrayList<>(values);
        all.addAll(more);
        return of(order, all);
    }

    /** How many ranges there are. */
    public int ranges() {
        return values.size() + 1;
    }

    /** The range of a key. */
    public int range(String canonical) {
        return rangeOf(order.of(canonical));
    }

    /** The range of a value. */
    public int rangeOf(Serializable value) {
        int low = 0;
        int high = values.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (order.compare(values.get(middle), value) <= 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Where a range begins, inclusive; {@code null} when it has no beginning. */
    public Serializable from(int range) {
        return range == 0 ? null : values.get(range - 1);
    }

    /** Where a range ends, exclusive; {@code null} when it has no end. */
    public Serializable to(int range) {
        return range == values.size() ? null : values.get(range);
    }
}
