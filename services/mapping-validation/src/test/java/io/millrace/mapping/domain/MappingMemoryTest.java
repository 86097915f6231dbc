package io.millrace.mapping.domain;

import org.jboss.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** What a mapping costs in memory while it is collected. */
class MappingMemoryTest {
    private static final Logger LOG = Logger.getLogger(MappingMemoryTest.class);
    private static final int DATABASES = 200;
    private static final long LIMIT = 400;

    private final List<MappingCollector> held = new ArrayList<>();

    @BeforeEach
    void let_go_of_what_ran_before() {
        grown(50_000, 1);
    }

    @Test
    void memory_grows_with_distinct_mappings_and_no_faster() {
        long few = grown(50_000, 1);
        long many = grown(150_000, 1);
        LOG.infof("mappings=50000 bytes-each=%d mappings=150000 bytes-each=%d", few, many);
        assertThat(few).isBetween(1L, LIMIT);
        assertThat(many).isBetween(1L, LIMIT);
    }

    @Test
    void rows_that_repeat_a_mapping_cost_nothing() {
        long once = grown(50_000, 1);
        long tenTimes = grown(50_000, 10);
        LOG.infof("mappings=50000 bytes-each=%d repeated=10 bytes-each=%d", once, tenTimes);
        assertThat(tenTimes).isLessThan(once + once / 10);
    }

    /** What one more collector costs a mapping, while those before it stay: nothing but garbage of it can go. */
    private long grown(int mappings, int times) {
        MappingCollector collector = new MappingCollector();
        held.add(collector);
        long before = used();
        for (int time = 0; time < times; time++) {
            for (int i = 0; i < mappings; i++) {
                collector.add(Rows.good("orders_" + (1_000_000 + i), "area" + i % DATABASES, "orders_v2_" + i));
            }
        }
        long after = used();
        assertThat(held.stream().mapToInt(each -> each.mappings().size()).sum()).isGreaterThanOrEqualTo(mappings);
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
