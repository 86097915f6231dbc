package io.millrace.jobs.support;

import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.IntStream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class TaskProgressIT {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ProgressLines progress = new ProgressLines(new PrintStream(out, true, UTF_8));

    @Test
    void each_stage_is_told_by_its_name_when_its_last_task_is_done() throws Exception {
        // given
        TaskProgress watch = TaskProgress.watch(Sessions.SPARK, progress, "read", "write");

        // when
        twoStages(3, 2);

        // then
        watch.close();
        assertThat(lines())
                .anySatisfy(line -> assertThat(line).startsWith("progress phase=read done=3 of=3 "))
                .last()
                .asString()
                .startsWith("progress phase=write done=2 of=2 rows=");
    }

    @Test
    void many_short_tasks_do_not_make_a_line_each() throws Exception {
        // given
        TaskProgress watch = new TaskProgress(Sessions.SPARK, progress, List.of("read", "write"), () -> 0);
        Sessions.SPARK.sparkContext().addSparkListener(watch);

        // when
        twoStages(20, 10);

        // then
        watch.close();
        assertThat(lines()).hasSize(3);
    }

    @Test
    void nothing_is_told_once_it_is_closed() throws Exception {
        // given
        TaskProgress.watch(Sessions.SPARK, progress, "read", "write").close();

        // when
        twoStages(3, 2);

        // then
        assertThat(lines()).isEmpty();
    }

    private static void twoStages(int readers, int writers) throws Exception {
        JavaSparkContext.fromSparkContext(Sessions.SPARK.sparkContext())
                .parallelize(IntStream.range(0, 100).boxed().toList(), readers)
                .groupBy(number -> number % 7, writers)
                .count();
        Sessions.SPARK.sparkContext().listenerBus().waitUntilEmpty();
    }

    private List<String> lines() {
        return out.toString(UTF_8).lines().toList();
    }
}
