package io.millrace.registration.listener;

import io.millrace.events.DomainEvent;
import io.millrace.events.Event;
import io.millrace.events.EventIds;
import io.millrace.events.bucketing.SnapshotBucketed;
import io.millrace.events.lake.DataLanded;
import io.millrace.platform.ledger.Run;
import io.millrace.platform.ledger.RunLedger;
import io.millrace.registration.domain.CatalogNames;
import io.millrace.registration.domain.DriftPolicy;
import io.millrace.registration.domain.TableRequest;
import io.millrace.registration.listener.HeldTables.Held;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Turns a person's decision to follow a held table into an event for the stage: the event that was held, with that table
 * alone. Its id comes from the held event and the table, so asking again asks for nothing new.
 */
public final class FollowRequests {
    private static final String SOURCE = "table-registration/follow";

    private final HeldTables held;
    private final RunLedger ledger;
    private final CatalogNames names;
    private final DriftPolicy policy;

    /** Decisions as the policy tells them. */
    public FollowRequests(HeldTables held, RunLedger ledger, CatalogNames names, DriftPolicy policy) {
        this.held = held;
        this.ledger = ledger;
        this.names = names;
        this.policy = policy;
    }

    /** One event for each table that is held and may follow by now. */
    public List<Event<?>> due() {
        List<Event<?>> events = new ArrayList<>();
        for (Held table : held.all()) {
            if (policy.followAll() || policy.followed().contains(table.table())) {
                ledger.find(table.runId()).flatMap(run -> only(run, table)).ifPresent(events::add);
            }
        }
        return events;
    }

    private Optional<Event<?>> only(Run run, Held table) {
        Event<?> cause = run.cause();
        Optional<? extends DomainEvent> data = Optional.empty();
        if (cause.data() instanceof SnapshotBucketed all) {
            data = all.tables().stream()
                    .filter(one -> names.table(TableRequest.of(one)).equals(table.table()))
                    .findFirst()
                    .map(one -> new SnapshotBucketed(
                            all.dataset(),
                            all.environment(),
                            all.snapshotDt(),
                            all.version(),
                            all.location(),
                            all.result(),
                            all.sourceRows(),
                            List.of(one)));
        } else if (cause.data() instanceof DataLanded all) {
            data = all.tables().stream()
                    .filter(one -> names.table(TableRequest.of(one)).equals(table.table()))
                    .findFirst()
                    .map(one -> new DataLanded(all.dataset(), all.environment(), all.version(), List.of(one)));
        }
        return data.map(payload -> new Event<>(
                EventIds.derived(cause.id(), SOURCE, table.database(), table.table()),
                Event.source(SOURCE),
                cause.time(),
                cause.correlationId(),
                cause.id(),
                cause.traceparent(),
                payload));
    }
}
