package io.millrace.mapping.domain;

import org.jboss.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a row costs in memory in a whole validation: measured at the last look-up, when everything is collected and the
 * catalog's answers are there, and at its end.
 */
class MappingMemoryTest {
    private static final Logger LOG = Logger.getLogger(MappingMemoryTest.class);
    private static final int DATABASES = 200;
    private static final long LIMIT = 450;
    private static final long REJECTED_LIMIT = 300;
    /** The serial collector leaves garbage where it lies but in each fourth full collection. */
    private static final int COLLECTIONS = 4;

    @BeforeEach
    void load_what_is_needed_once() {
        run(DATABASES, 1, 1);
    }

    @Test
    void memory_grows_with_distinct_mappings_and_no_faster() {
        long few = run(20_000, 1, 0) / 20_000;
        long many = run(60_000, 1, 0) / 60_000;
        LOG.infof("mappings=20000 bytes-each=%d mappings=60000 bytes-each=%d", few, many);
        assertThat(few).isBetween(1L, LIMIT);
        assertThat(many).isBetween(1L, LIMIT);
    }

    @Test
    void rows_that_repeat_a_mapping_cost_nothing() {
        long once = run(20_000, 1, 0);
        long fiveTimes = run(20_000, 5, 0);
        LOG.infof("mappings=20000 bytes-each=%d repeated=5 bytes-each=%d", once / 20_000, fiveTimes / 20_000);
        assertThat(fiveTimes).isLessThan(once + once / 10);
    }

    @Test
    void a_rejected_row_costs_what_is_shown_of_it() {
        long without = run(20_000, 1, 0);
        long with = run(20_000, 1, 20_000);
        long each = (with - without) / 20_000;
        LOG.infof("rejected=20000 bytes-each=%d", each);
        assertThat(each).isBetween(1L, REJECTED_LIMIT);
    }

    /** The most that a run holds at the two places. */
    private static long run(int mappings, int times, int rejected) {
        long before = used();
        AtomicInteger asked = new AtomicInteger();
        AtomicLong most = new AtomicLong();
        Catalog catalog = (database, tables) -> {
            Set<String> answer = tables.stream().map(String::new).collect(Collectors.toSet());
            if (asked.incrementAndGet() == DATABASES) {
                most.set(used() - before);
            }
            return answer;
        };
        ValidatedMappings found =
                new MappingValidation(new Generated(mappings, times, rejected), new CatalogCheck(catalog, 1)).run();
        most.accumulateAndGet(used() - before, Math::max);
        assertThat(asked).hasValue(DATABASES);
        assertThat(found.valid().size()).isEqualTo(mappings);
        assertThat(found.rejected().size()).isEqualTo(rejected);
        assertThat(found.counts().duplicates()).isEqualTo((long) mappings * (times - 1));
        return most.get();
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < COLLECTIONS; round++) {
            System.gc();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }

    /** Rows made as they are read, so that only what the validation keeps of them stays. */
    private record Generated(int mappings, int times, int rejected) implements MappingSource {
        @Override
        public List<String> tables() {
            return List.of("sync");
        }

        @Override
        public void read(Consumer<MappingRow> rows) {
            for (int time = 0; time < times; time++) {
                for (int i = 0; i < mappings; i++) {
                    rows.accept(Rows.good("orders_" + (1_000_000 + i), "area" + i % DATABASES, "orders_v2_" + i));
                }
            }
            for (int i = 0; i < rejected; i++) {
                rows.accept(new MappingRow(
                        "sync",
                        Rows.text("v2|area" + i % DATABASES + "__env|orders_v2_" + i),
                        Rows.text("airflow|platform|equity__stg" + i)));
            }
        }
    }
}
