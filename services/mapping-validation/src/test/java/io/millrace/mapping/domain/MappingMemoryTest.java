package io.millrace.mapping.domain;

import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What a mapping costs in memory while it is collected. */
class MappingMemoryTest {
    private static final Logger LOG = Logger.getLogger(MappingMemoryTest.class);
    private static final int DATABASES = 200;
    private static final long LIMIT = 400;

    @Test
    void memory_grows_with_distinct_mappings_and_no_faster() {
        long few = bytesPerMapping(100_000, 1);
        long many = bytesPerMapping(300_000, 1);
        LOG.infof("mappings=100000 bytes-each=%d mappings=300000 bytes-each=%d", few, many);
        assertThat(few).isBetween(1L, LIMIT);
        assertThat(many).isBetween(1L, LIMIT);
    }

    @Test
    void rows_that_repeat_a_mapping_cost_nothing() {
        long once = bytesPerMapping(100_000, 1);
        long tenTimes = bytesPerMapping(100_000, 10);
        LOG.infof("mappings=100000 bytes-each=%d repeated=10 bytes-each=%d", once, tenTimes);
        assertThat(tenTimes).isLessThan(once + once / 10);
    }

    private static long bytesPerMapping(int mappings, int times) {
        long before = used();
        MappingCollector collector = new MappingCollector();
        for (int time = 0; time < times; time++) {
            for (int i = 0; i < mappings; i++) {
                collector.add(Rows.good(String.format("orders_%07d", i), "area" + i % DATABASES, "orders_v2_" + i));
            }
        }
        long after = used();
        assertThat(collector.mappings()).hasSize(mappings);
        assertThat(collector.duplicates()).isEqualTo((long) mappings * (times - 1));
        return (after - before) / mappings;
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 3; round++) {
            System.gc();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }
}
