package io.millrace.cli.trace;

import io.millrace.events.Event;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** A chain of events drawn as a tree: what led to what. */
public final class ChainTree {
    private final Map<String, Event<?>> events = new LinkedHashMap<>();

    /** Adds an event of the chain; the same event again changes nothing. */
    public void add(Event<?> event) {
        events.putIfAbsent(event.id(), event);
    }

    /** Whether there is no event. */
    public boolean isEmpty() {
        return events.isEmpty();
    }

    /** The events, in the order in which they were added. */
    public List<Event<?>> events() {
        return List.copyOf(events.values());
    }

    /** The drawing, a line an event. */
    public String draw() {
        StringBuilder drawing = new StringBuilder();
        List<Event<?>> roots = events.values().stream()
                .filter(event -> event.causationId() == null || !events.containsKey(event.causationId()))
                .toList();
        roots.forEach(root -> draw(root, null, "", "", drawing, new TreeSet<>()));
        return drawing.toString().stripTrailing();
    }

    /** The subject is named where it changes. */
    private void draw(
            Event<?> event,
            String subjectAbove,
            String branch,
            String indent,
            StringBuilder drawing,
            java.util.Set<String> above) {
        if (!above.add(event.id())) {
            return;
        }
        String summary = EventSummary.of(event.data());
        drawing.append(branch)
                .append(event.type().eventName())
                .append("  ")
                .append(event.id(), 0, Math.min(8, event.id().length()))
                .append("  ")
                .append(event.time().truncatedTo(ChronoUnit.SECONDS))
                .append(event.subject().equals(subjectAbove) ? "" : "  " + event.subject())
                .append(summary.isEmpty() ? "" : "  " + summary)
                .append(System.lineSeparator());
        List<Event<?>> effects = new ArrayList<>(events.values().stream()
                .filter(other -> event.id().equals(other.causationId()))
                .toList());
        for (int i = 0; i < effects.size(); i++) {
            boolean last = i == effects.size() - 1;
            draw(
                    effects.get(i),
                    event.subject(),
                    indent + (last ? "└─ " : "├─ "),
                    indent + (last ? "   " : "│  "),
                    drawing,
                    above);
        }
    }
}
