package io.millrace.jobs.bucketing.plan;

import org.apache.spark.unsafe.hash.Murmur3_x86_32;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PartitionNumbersTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 256, 6912})
    void each_number_is_sent_to_the_partition_it_stands_for(int partitions) {
        // when
        int[] numbers = PartitionNumbers.of(partitions);

        // then
        assertThat(numbers).hasSize(partitions);
        for (int partition = 0; partition < partitions; partition++) {
            assertThat(Math.floorMod(Murmur3_x86_32.hashInt(numbers[partition], 42), partitions))
                    .isEqualTo(partition);
        }
    }
}
