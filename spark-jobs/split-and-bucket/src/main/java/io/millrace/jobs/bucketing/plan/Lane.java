package io.millrace.jobs.bucketing.plan;

import java.io.Serializable;
import java.util.List;

/**
 * The way of rows through the shuffle: rows of a slot meet in one partition. A slot is a bucket, or one file of layout
 * {@code files}. Tables of a lane travel as one row.
 *
 * @param tables places of its tables in the plan
 * @param layouts what is written from these partitions
 * @param slots how many slots there are
 * @param firstPartition the first of its partitions
 * @param partitions how many of them; each owns a run of slots
 * @param rejects whether rejected rows are written here; true in one lane of each table
 */
public record Lane(
        List<Integer> tables,
        List<OutputLayout> layouts,
        int slots,
        int firstPartition,
        int partitions,
        boolean rejects)
        implements Serializable {
    /** How many files rejected rows of a table are spread over, at most. */
    public static final int REJECT_SLOTS = 8;

    /** Copies both lists. */
    public Lane {
        tables = List.copyOf(tables);
        layouts = List.copyOf(layouts);
    }

    /** Whether its slots are files of a set size. */
    public boolean sized() {
        return layouts.contains(OutputLayout.FILES);
    }

    /** The slot of a key's hash. */
    public int slot(int hash) {
        return sized()
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

    /**
     * A number that sorts rows by slot, and within it by key as far as the number has room for it.
     *
     * @param keyOrder see {@link KeyOrder}
     */
    public long order(int slot, long keyOrder) {
        int room = room();
        return (long) slot << room | keyOrder >>> (Long.SIZE - room);
    }

    /** The slot in a row's order. */
    public int slotOf(long order) {
        return (int) (order >>> room());
    }

    private int room() {
        return Long.numberOfLeadingZeros((long) slots + REJECT_SLOTS) - 1;
    }

    // Hive's hash of neighbouring keys is neighbouring; files of even size need it spread over all 32 bits
    private static int mixed(int hash) {
        int h = hash;
        h = (h ^ (h >>> 16)) * 0x85ebca6b;
        h = (h ^ (h >>> 13)) * 0xc2b2ae35;
        return h ^ (h >>> 16);
    }
}
