package io.millrace.jobs.bucketing.plan;

import org.apache.spark.unsafe.hash.Murmur3_x86_32;

import java.util.Arrays;

/**
 * Spark shuffles by its own hash of a column. These are the values to put into that column so that a row arrives in the
 * partition that was meant.
 */
public final class PartitionNumbers {
    private static final int SPARK_SEED = 42;
    private static final int NONE = -1;

    private PartitionNumbers() {}

    /** For each partition the smallest number from 0 that Spark's hash partitioning sends there. */
    public static int[] of(int partitions) {
        int[] numbers = new int[partitions];
        Arrays.fill(numbers, NONE);
        int open = partitions;
        for (int number = 0; open > 0; number++) {
            int partition = Math.floorMod(Murmur3_x86_32.hashInt(number, SPARK_SEED), partitions);
            if (numbers[partition] == NONE) {
                numbers[partition] = number;
                open--;
            }
        }
        return numbers;
    }
}
