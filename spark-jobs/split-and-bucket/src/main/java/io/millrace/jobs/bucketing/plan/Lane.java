package io.millrace.jobs.bucketing.plan;

import java.io.Serializable;
import java.util.List;

/**
 * The way of one table's rows through the shuffle: rows of a slot meet in one partition. A slot is a bucket, or one file of
 * layout {@code files}.
 *
 * @param table place of the table in the plan
 * @param layouts what is written from these partitions
 * @param slots how many slots there are
 * @param firstPartition the first of its partitions
 * @param partitions how many of them; each owns a run of slots
 * @param rejects whether rejected rows are written here; true in one lane of each table
 */
public record Lane(
        int table, List<OutputLayout> layouts, int slots, int firstPartition, int partitions, boolean rejects)
        implements Serializable {
    /** How many files rejected rows of a table are spread over, at most. */
    public static final int REJECT_SLOTS = 8;

    /** Copies the layouts. */
    public Lane {
        layouts = List.copyOf(layouts);
    }

    /** The slot of a key's hash. */
    public int slot(int hash) {
        return layouts.contains(OutputLayout.FILES)
                ? (int) (((mixed(hash) >>> 1) * (long) slots) >>> (Integer.SIZE - 1))
                : HiveHash.bucket(hash, slots);
    }

    /** The partition that owns a slot. */
    public int partition(int slot) {
        return firstPartition + (int) ((long) slot * partitions / slots);
    }

    /** The partition of rejected rows number 0 to {@link #REJECT_SLOTS} - 1. */
    public int rejectPartition(int number) {
        return partition((int) ((long) number * slots / REJECT_SLOTS));
    }

    // Hive's hash of neighbouring keys is neighbouring; files of even size need it spread over all 32 bits
    private static int mixed(int hash) {
        int h = hash;
        h = (h ^ (h >>> 16)) * 0x85ebca6b;
        h = (h ^ (h >>> 13)) * 0xc2b2ae35;
        return h ^ (h >>> 16);
    }
}
