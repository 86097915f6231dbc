package io.millrace.comparison.store;

import io.millrace.comparison.domain.SnapshotRef;
import io.millrace.comparison.store.Baseline.Change;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

class BaselineTest {
    private static final Optional<SnapshotRef> OLD = snapshot("20260101000000");
    private static final Optional<SnapshotRef> NEW = snapshot("20260102000000");

    private static Optional<SnapshotRef> snapshot(String name) {
        return Optional.of(new SnapshotRef(name, URI.create("s3://b/" + name), "0".repeat(64), 7));
    }

    @Test
    void an_older_baseline_brings_again_what_was_published_since_and_misses_what_came_and_went() {
        assertThat(text(NEW, OLD))
                .startsWith(
                        "The next snapshot is compared with 20260101000000 (7 rows), no longer with 20260102000000.")
                .contains("comes once more", "came since then and is gone by the next snapshot");
    }

    @Test
    void a_newer_baseline_leaves_out_what_differs_between_both() {
        assertThat(text(OLD, NEW)).contains("compared with 20260102000000", "What differs between these two is in no");
    }

    @Test
    void without_a_baseline_the_next_snapshot_is_published_whole() {
        assertThat(text(OLD, Optional.empty())).contains("published whole", "in no deletion batch");
    }

    @Test
    void a_first_baseline_is_taken_for_known_downstream() {
        assertThat(text(Optional.empty(), OLD)).contains("compared with 20260101000000", "None was published before");
    }

    @Test
    void the_same_baseline_changes_nothing() {
        assertThat(text(OLD, OLD)).startsWith("Nothing was changed: The next snapshot is compared with 20260101000000");
    }

    private static String text(Optional<SnapshotRef> before, Optional<SnapshotRef> now) {
        return new Change(before, now, Optional.empty()).nextComparison();
    }
}
