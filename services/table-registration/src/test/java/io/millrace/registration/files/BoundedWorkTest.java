package io.millrace.registration.files;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(20)
class BoundedWorkTest {
    private static final int BOUND = 3;

    @Test
    void as_many_as_the_bound_work_at_once_and_never_more_whoever_asks() {
        try (BoundedWork work = new BoundedWork("test", BOUND)) {
            // given
            AtomicInteger busy = new AtomicInteger();
            AtomicInteger busiest = new AtomicInteger();
            CountDownLatch full = new CountDownLatch(BOUND);
            List<Integer> items = IntStream.range(0, 20).boxed().toList();
            // when
            List<CompletableFuture<List<Integer>>> callers = IntStream.range(0, 2)
                    .mapToObj(caller -> CompletableFuture.supplyAsync(() -> work.all(items, item -> {
                        busiest.accumulateAndGet(busy.incrementAndGet(), Math::max);
                        full.countDown();
                        await(full);
                        busy.decrementAndGet();
                        return item * 2;
                    })))
                    .toList();
            // then
            assertThat(callers)
                    .extracting(CompletableFuture::join)
                    .containsOnly(items.stream().map(item -> item * 2).toList());
            assertThat(busiest).hasValue(BOUND);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
