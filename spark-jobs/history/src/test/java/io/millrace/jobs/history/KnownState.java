package io.millrace.jobs.history;

import io.millrace.jobs.history.commit.TableState;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.actions.AddFile;
import scala.Option;

import java.util.Set;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/** Holds what a writer knows of its table against the table's log. */
final class KnownState {
    private KnownState() {}

    static void isWhatTheLogSays(HistoryTable table) {
        TableState said = TableState.read(snapshot(table));
        TableState known = table.known().orElseThrow();
        assertThat(known.version()).isEqualTo(said.version());
        assertThat(known.table()).isEqualTo(said.table());
        assertThat(known.applications()).isEqualTo(said.applications());
        assertThat(files(known)).isEqualTo(files(said)).hasSameSizeAs(known.files());
    }

    /** The table's newest version. */
    static Snapshot snapshot(HistoryTable table) {
        return DeltaLog.forTable(Lab.SPARK, table.spec().path()).update(false, Option.empty(), Option.empty());
    }

    private static Set<String> files(TableState state) {
        return state.files().stream().map(KnownState::told).collect(Collectors.toSet());
    }

    private static String told(AddFile file) {
        return "%s %s %d %s %s"
                .formatted(
                        file.path(),
                        file.partitionValues(),
                        file.size(),
                        file.getDeletionVectorUniqueId(),
                        file.stats());
    }
}
