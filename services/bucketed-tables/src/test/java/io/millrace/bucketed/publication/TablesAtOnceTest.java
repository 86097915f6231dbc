package io.millrace.bucketed.publication;

import io.millrace.bucketed.domain.FailedCheckException;
import io.millrace.bucketed.domain.TableWork;
import io.millrace.bucketed.publication.TablesAtOnce.Outcome;
import io.millrace.bucketed.publication.TablesAtOnce.UnfinishedTablesException;
import io.millrace.events.bucketing.FinishedTable.Way;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@Timeout(20)
class TablesAtOnceTest {
    private static final int PARALLEL = 3;

    private final TablesAtOnce atOnce = new TablesAtOnce(PARALLEL);
    private final List<TableWork> works = IntStream.range(0, 12)
            .mapToObj(number -> new TableWork(null, Way.DIRECT, "t" + number))
            .toList();

    @Test
    void as_many_tables_as_the_setting_says_are_made_at_once_and_never_more() throws Exception {
        // given
        AtomicInteger busy = new AtomicInteger();
        AtomicInteger busiest = new AtomicInteger();
        CountDownLatch full = new CountDownLatch(PARALLEL);
        // when
        Outcome outcome = atOnce.make(works, work -> {
            busiest.accumulateAndGet(busy.incrementAndGet(), Math::max);
            full.countDown();
            await(full);
            busy.decrementAndGet();
            return Optional.empty();
        });
        // then
        assertThat(outcome.superseded())
                .isEqualTo(works.stream().map(TableWork::name).toList());
        assertThat(busiest).hasValue(PARALLEL);
    }

    @Test
    void tables_that_fail_stop_no_other_one_whether_it_may_pass_or_not() {
        // given
        ConcurrentLinkedQueue<String> begun = new ConcurrentLinkedQueue<>();
        // when, then
        assertThatExceptionOfType(UnfinishedTablesException.class)
                .isThrownBy(() -> atOnce.make(works, work -> {
                    begun.add(work.name());
                    if (work.name().equals("t0")) {
                        throw new IllegalStateException("throttled");
                    }
                    if (work.name().equals("t1")) {
                        throw new FailedCheckException("row count", "too few");
                    }
                    return Optional.empty();
                }))
                .withMessage("Tables not made: t0: throttled");
        assertThat(begun)
                .containsExactlyInAnyOrderElementsOf(
                        works.stream().map(TableWork::name).toList());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
