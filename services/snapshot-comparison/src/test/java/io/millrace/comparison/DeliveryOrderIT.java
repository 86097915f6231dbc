package io.millrace.comparison;

import io.millrace.comparison.domain.MappingRow;
import io.millrace.comparison.testing.ComparisonScene;
import io.millrace.comparison.testing.Downstream;
import io.millrace.events.Event;
import io.millrace.events.lake.SnapshotWritten;
import io.millrace.platform.testing.RecordingPublisher;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.Size;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

class DeliveryOrderIT {

    @Property(tries = 15, shrinking = ShrinkingMode.BOUNDED)
    void batches_add_up_to_the_newest_published_snapshot_in_any_order_and_with_any_repetition(
            @ForAll("snapshots") @Size(value = 5) List<Set<MappingRow>> snapshots,
            @ForAll("deliveries") List<Integer> deliveries) {
        try (ComparisonScene scene = new ComparisonScene()) {
            // given
            RecordingPublisher publisher = new RecordingPublisher();
            Map<String, Set<MappingRow>> byName = new HashMap<>();
            int told = 0;
            // when: odd repetitions come as the same event, even ones as another event of the same snapshot
            for (int delivered : deliveries) {
                String name = "2026010" + (delivered + 1) + "000000";
                byName.put(name, snapshots.get(delivered));
                String id = "e" + delivered + (told++ % 2 == 0 ? "" : "-" + told);
                Event<SnapshotWritten> written = scene.snapshot(name, id, snapshots.get(delivered));
                scene.deliver(written, publisher);
            }
            // then
            assertThat(new Downstream(scene).after(publisher)).isEqualTo(byName.get(scene.published()));
            assertThat(scene.published())
                    .isEqualTo(byName.keySet().stream().max(String::compareTo).orElseThrow());
        }
    }

    @Provide
    Arbitrary<List<Set<MappingRow>>> snapshots() {
        return Combinators.combine(Arbitraries.of("a", "b", "c", "d"), Arbitraries.of("x", "y", "z"))
                .as(MappingRow::new)
                .set()
                .ofMaxSize(8)
                .list()
                .ofSize(5);
    }

    @Provide
    Arbitrary<List<Integer>> deliveries() {
        return Arbitraries.integers().between(0, 4).list().ofMinSize(1).ofMaxSize(9);
    }
}
