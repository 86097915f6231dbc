package io.millrace.cli.bench.measure;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

class OpenLoopTest {

    @Test
    void a_stall_moves_no_later_time_on_the_schedule() {
        // given
        List<Long> due = new ArrayList<>();
        long stall = TimeUnit.MILLISECONDS.toNanos(5);

        // when
        new OpenLoop(1000, 10).run((number, at) -> {
            due.add(at);
            long until = System.nanoTime() + (number == 0 ? stall : 0);
            while (System.nanoTime() < until) {
                Thread.onSpinWait();
            }
        });

        // then
        for (int i = 1; i < due.size(); i++) {
            assertThat(due.get(i) - due.get(i - 1)).isEqualTo(TimeUnit.MILLISECONDS.toNanos(1));
        }
        assertThat(due).hasSize(10);
    }
}
