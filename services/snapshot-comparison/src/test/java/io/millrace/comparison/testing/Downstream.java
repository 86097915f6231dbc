package io.millrace.comparison.testing;

import io.millrace.comparison.domain.MappingRow;
import io.millrace.events.Event;
import io.millrace.events.mapping.AdditionsFound;
import io.millrace.events.mapping.DeletionsFound;
import io.millrace.platform.testing.RecordingPublisher;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a downstream system that applies every published batch once, in order, ends with. */
public final class Downstream {
    private final ComparisonScene scene;

    /** Reads the batches where their events say they are. */
    public Downstream(ComparisonScene scene) {
        this.scene = scene;
    }

    /** Applies all batches to the empty set; of a batch the deletions first. */
    public Set<MappingRow> after(RecordingPublisher publisher) {
        Set<MappingRow> mappings = new TreeSet<>();
        Set<String> seen = new HashSet<>();
        List<Event<?>> fresh = publisher.published().stream()
                .filter(event -> seen.add(event.id()))
                .toList();
        for (String batch : fresh.stream().map(Downstream::batch).distinct().toList()) {
            fresh.stream()
                    .filter(event -> batch(event).equals(batch))
                    .filter(event -> event.data() instanceof DeletionsFound)
                    .forEach(event -> mappings.removeAll(rows(event)));
            fresh.stream()
                    .filter(event -> batch(event).equals(batch))
                    .filter(event -> event.data() instanceof AdditionsFound)
                    .forEach(event -> mappings.addAll(rows(event)));
        }
        return mappings;
    }

    private Set<MappingRow> rows(Event<?> event) {
        return event.data() instanceof AdditionsFound additions
                ? Rows.read(scene.text(additions.batch().file()))
                : Rows.read(scene.text(((DeletionsFound) event.data()).batch().file()));
    }

    private static String batch(Event<?> event) {
        if (event.data() instanceof AdditionsFound additions) {
            return additions.batch().id();
        }
        return event.data() instanceof DeletionsFound deletions
                ? deletions.batch().id()
                : "none";
    }
}
