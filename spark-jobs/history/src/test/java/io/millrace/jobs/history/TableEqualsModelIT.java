package io.millrace.jobs.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.config.tables.HistoryKind;
import io.millrace.config.tables.OnDelete;
import io.millrace.jobs.history.model.Change;
import io.millrace.jobs.history.model.HistoryModel;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

class TableEqualsModelIT {
    private static final int KEYS = 150;

    @Property(tries = 12, shrinking = ShrinkingMode.OFF)
    void whatever_the_batches_the_order_the_duplicates_and_the_crashes_the_table_is_what_the_changes_say(
            @ForAll long seed, @ForAll HistoryKind kind, @ForAll OnDelete deletes, @ForAll boolean deletionVectors)
            throws Exception {
        // given
        Path folder = Files.createTempDirectory("history-");
        Pasts pasts = new Pasts(seed);
        List<Change> changes = pasts.of(KEYS);
        HistoryTable table = HistoryTable.open(
                Lab.SPARK, Lab.spec(folder).with(kind).with(deletes).withDeletionVectors(deletionVectors));

        // when
        deliver(pasts.delivered(changes, 3), table, seed);

        // then
        assertThat(Lab.versions(table))
                .containsExactlyInAnyOrderElementsOf(new HistoryModel(kind, deletes).rows(changes));
        Folders.delete(folder);
        System.out.println("TRY " + kind + deletes + deletionVectors + " cpu " + java.lang.management.ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class).getProcessCpuTime() / 1000000);
    }

    private static void deliver(List<List<Change>> batches, HistoryTable table, long seed) {
        for (int i = 0; i < batches.size(); i++) {
            BatchId batch = Lab.batch(i);
            boolean dies = (seed + i) % 3 == 0;
            if (dies) {
                CrashingLogStore.NEXT.set(CrashingLogStore.Moment.values()[Math.floorMod(i + seed, 2)]);
            }
            List<Change> changes = new ArrayList<>(batches.get(i));
            try (MergeOutcome outcome = table.merge(Lab.rows(changes), batch)) {
                assertThat(outcome.alreadyApplied()).isFalse();
            } catch (IllegalStateException death) {
                assertThat(death).hasMessageStartingWith("died");
                table.merge(Lab.rows(changes), batch).close();
            }
        }
    }
}
