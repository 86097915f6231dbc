package io.millrace.mapping.domain;

import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;

class CatalogCheckTest {

    @Test
    void each_database_is_asked_for_once_and_no_more_than_allowed_at_the_same_time() {
        // given: look-ups that end only when as many as allowed have begun
        int allowed = 3;
        CountDownLatch full = new CountDownLatch(allowed);
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Queue<String> asked = new ConcurrentLinkedQueue<>();
        Catalog catalog = (database, tables) -> {
            asked.add(database);
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            full.countDown();
            boolean reached = awaited(full);
            now.decrementAndGet();
            return reached ? tables : Set.of();
        };
        Map<String, Set<String>> wanted = new TreeMap<>();
        for (int database = 0; database < 12; database++) {
            wanted.put("d" + database, Set.of("t" + database));
        }
        // when
        Map<String, Set<String>> existing = new CatalogCheck(catalog, allowed).existing(wanted);
        // then
        assertThat(existing).isEqualTo(wanted);
        assertThat(asked).containsExactlyInAnyOrderElementsOf(wanted.keySet());
        assertThat(most).hasValue(allowed);
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
