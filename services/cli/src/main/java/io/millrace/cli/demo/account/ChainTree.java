package io.millrace.cli.demo.account;

import io.millrace.events.Event;
import io.millrace.events.lake.SnapshotWritten;
import io.millrace.events.mapping.AdditionsFound;
import io.millrace.events.mapping.DeletionsApproved;
import io.millrace.events.mapping.DeletionsFound;
import io.millrace.events.mapping.DeletionsHeld;
import io.millrace.events.mapping.MappingSyncRequested;

import java.util.List;

/**
 * The events of a chain as a tree: what led to what.
 *
 * @param event this event
 * @param effects what it led to, in the order in which it was told
 */
public record ChainTree(Event<?> event, List<ChainTree> effects) {
    /** The trees of a chain; one, unless a cause is not among the events. */
    public static List<ChainTree> of(List<Event<?>> chain) {
        List<String> ids = chain.stream().map(Event::id).toList();
        return chain.stream()
                .filter(event -> !ids.contains(event.causationId()))
                .map(event -> below(event, chain))
                .toList();
    }

    private static ChainTree below(Event<?> event, List<Event<?>> chain) {
        return new ChainTree(
                event,
                chain.stream()
                        .filter(effect -> event.id().equals(effect.causationId()))
                        .map(effect -> below(effect, chain))
                        .toList());
    }

    /** What the event says, in a line. */
    public String summary() {
        if (event.data() instanceof MappingSyncRequested request) {
            return request.reason();
        }
        if (event.data() instanceof SnapshotWritten written) {
            return "snapshot " + written.snapshot() + ", " + Check.number(written.rows()) + " rows";
        }
        if (event.data() instanceof AdditionsFound found) {
            return Check.number(found.batch().rows()) + " rows, "
                    + Check.number(found.batch().retargeted()) + " retargeted";
        }
        if (event.data() instanceof DeletionsFound found) {
            return Check.number(found.batch().rows()) + " rows, "
                    + Check.number(found.batch().retargeted()) + " retargeted";
        }
        if (event.data() instanceof DeletionsHeld held) {
            return Check.number(held.deletions()) + " of " + Check.number(held.previousRows()) + " mappings would go";
        }
        return event.data() instanceof DeletionsApproved approved ? approved.reason() : event.subject();
    }
}
