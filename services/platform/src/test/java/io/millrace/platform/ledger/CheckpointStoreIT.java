package io.millrace.platform.ledger;

import io.millrace.platform.testing.AtOnce;
import io.millrace.platform.testing.LedgerFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class CheckpointStoreIT {
    private final LedgerFixture fixture = new LedgerFixture();
    private final CheckpointStore checkpoints = fixture.process().checkpoints();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void it_is_created_once() throws InterruptedException {
        List<Boolean> created = AtOnce.run(16, i -> () -> checkpoints.create("k", Map.of("by", Integer.toString(i))));

        assertThat(created).filteredOn(won -> won).hasSize(1);
    }

    @Test
    void of_many_changes_to_what_was_read_one_wins() throws InterruptedException {
        checkpoints.create("k", Map.of());
        Checkpoint read = checkpoints.find("k").orElseThrow();

        List<Boolean> changed = AtOnce.run(16, i -> () -> checkpoints.replace(read, Map.of("by", Integer.toString(i))));

        assertThat(changed).filteredOn(won -> won).hasSize(1);
        assertThat(checkpoints.find("k").orElseThrow().version()).isEqualTo(2);
    }

    @Test
    void no_change_is_lost_when_each_tries_until_it_wins() throws InterruptedException {
        checkpoints.create("k", Map.of("count", "0"));

        AtOnce.run(8, i -> () -> {
            while (true) {
                Checkpoint read = checkpoints.find("k").orElseThrow();
                int count = Integer.parseInt(read.values().get("count"));
                if (checkpoints.replace(read, Map.of("count", Integer.toString(count + 1)))) {
                    return true;
                }
            }
        });

        assertThat(checkpoints.find("k").orElseThrow().values()).containsEntry("count", "8");
    }

    @Test
    void what_somebody_changed_is_not_deleted() {
        checkpoints.create("k", Map.of());
        Checkpoint stale = checkpoints.find("k").orElseThrow();
        checkpoints.replace(stale, Map.of("newer", "yes"));

        assertThat(checkpoints.delete(stale)).isFalse();
        assertThat(checkpoints.delete(checkpoints.find("k").orElseThrow())).isTrue();
        assertThat(checkpoints.find("k")).isEmpty();
    }

    @Test
    void those_of_a_prefix_are_listed_by_key() {
        checkpoints.create("a/2", Map.of());
        checkpoints.create("a/1", Map.of("x", "y"));
        checkpoints.create("b/1", Map.of());

        assertThat(checkpoints.startingWith("a/"))
                .containsExactly(new Checkpoint("a/1", 1, Map.of("x", "y")), new Checkpoint("a/2", 1, Map.of()));
    }
}
