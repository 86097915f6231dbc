package io.millrace.jobs.history;

import io.millrace.config.tables.HistoryKind;
import io.millrace.config.tables.OnDelete;
import io.millrace.jobs.history.CrashingLogStore.Moment;
import io.millrace.jobs.history.model.Change;
import io.millrace.jobs.history.model.HistoryModel;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterProperty;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import static org.assertj.core.api.Assertions.assertThat;

class TableEqualsModelIT {
    private static final int KEYS = 300;
    private static final List<UnaryOperator<HistorySpec>> SETTINGS = List.of(
            spec -> spec,
            spec -> spec.with(OnDelete.TOMBSTONE).withDeletionVectors(false),
            spec -> spec.with(HistoryKind.SCD1),
            spec -> spec.with(OnDelete.IGNORE));

    private static int tries;

    @Property(tries = 4, shrinking = ShrinkingMode.OFF)
    void whatever_the_batches_the_order_the_duplicates_and_the_crashes_the_table_is_what_the_changes_say(
            @ForAll long seed) throws IOException {
        // given
        Path folder = Files.createTempDirectory("history-");
        Pasts pasts = new Pasts(seed);
        List<Change> changes = pasts.of(KEYS);
        HistorySpec spec = SETTINGS.get(tries++ % SETTINGS.size()).apply(Lab.spec(folder));
        HistoryTable table = HistoryTable.open(Lab.SPARK, spec);
        Lab.SPARK.conf().set("spark.millrace.history.joinFilesBelow", "0");

        // when
        deliver(pasts.delivered(changes, 3), table, seed);

        // then
        assertThat(Lab.versions(table))
                .containsExactlyInAnyOrderElementsOf(new HistoryModel(spec.kind(), spec.deletes()).rows(changes));
        Folders.delete(folder);
    }

    @AfterProperty
    void settings_are_as_before() {
        Lab.SPARK.conf().unset("spark.millrace.history.joinFilesBelow");
        Lab.SPARK.conf().unset("spark.millrace.history.mostKeysInSieve");
    }

    private static void deliver(List<List<Change>> batches, HistoryTable table, long seed) {
        for (int i = 0; i < batches.size(); i++) {
            BatchId batch = Lab.batch(i);
            boolean tooMany = i % 3 == 2;
            Lab.SPARK.conf().set("spark.millrace.history.mostKeysInSieve", tooMany ? "0" : "1000000");
            boolean dies = (seed + i) % 3 == 0;
            if (dies) {
                CrashingLogStore.NEXT.set(seed % 2 == 0 ? Moment.BEFORE_COMMIT : Moment.AFTER_COMMIT);
            }
            List<Change> changes = new ArrayList<>(batches.get(i));
            try (MergeOutcome outcome = table.merge(Lab.rows(changes), batch)) {
                assertThat(outcome.alreadyApplied()).isFalse();
            } catch (IllegalStateException death) {
                assertThat(death).hasMessageStartingWith("died");
                table.merge(Lab.rows(changes), batch).close();
            }
            KnownState.isWhatTheLogSays(table);
        }
    }
}
