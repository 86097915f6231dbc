package io.millrace.jobs.history.bench;

import io.millrace.jobs.history.HistorySpec;
import io.millrace.jobs.history.Lab;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class TurnsIT {
    @TempDir
    private Path folder;

    @Test
    void our_merge_takes_one_commit_a_batch_and_leaves_the_table_that_the_changes_make() {
        // given
        Turns turns = new Turns(Lab.SPARK, folder.toString(), 200, 50, 1, 1);

        // when
        List<VariantOutcome> outcomes = turns.run(false);

        // then
        assertThat(outcomes).hasSize(2).allSatisfy(outcome -> {
            assertThat(outcome.isRight()).isTrue();
            assertThat(outcome.commits()).isEqualTo(1);
            assertThat(outcome.json()).startsWith("{\"variant\":\"one-commit").contains("\"right\":true");
        });
    }

    @Test
    void a_table_that_lacks_a_change_is_found() {
        // given
        Workload workload = new Workload(Lab.SPARK, 200, 50);
        OneCommit table = new OneCommit(Lab.SPARK, HistorySpec.of(folder.toString(), List.of("id"), workload.schema()));
        table.load(workload.load());

        // when
        boolean right = Truth.of(workload.load(), List.of(workload.batch(0).limit(1)))
                .isIn(table.table().rows());

        // then
        assertThat(right).isFalse();
    }
}
