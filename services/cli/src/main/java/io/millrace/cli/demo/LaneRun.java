package io.millrace.cli.demo;

import io.millrace.cli.demo.account.Findings;
import io.millrace.cli.lake.LakeConnection;
import io.millrace.events.DomainEvent;
import io.millrace.events.Event;
import io.millrace.events.EventIds;
import io.millrace.events.EventType;
import io.millrace.events.mapping.DeletionsApproved;
import io.millrace.events.mapping.DeletionsHeld;
import io.millrace.events.mapping.MappingSyncRequested;
import io.millrace.lake.standin.control.StandInControl;
import io.millrace.lake.standin.ses.SentMail;
import io.millrace.platform.ledger.Run;
import io.millrace.platform.ledger.RunLedger;
import io.millrace.platform.ledger.RunState;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Sets the lane going and waits for what comes of it. */
final class LaneRun {
    private static final String DATASET = "pipeline_migration_table_mapping";

    private final EventTail tail;
    private final GatewayClient gateway;
    private final RunLedger ledger;
    private final StandInControl standIn;
    private final LakeReader reader;

    LaneRun(LakeConnection lake, EventTail tail) {
        this.tail = tail;
        this.gateway = new GatewayClient(lake.variables(), lake.codec());
        this.ledger = lake.ledger();
        this.standIn = new StandInControl(URI.create(lake.variables().get("SES_ENDPOINT")));
        this.reader = new LakeReader(lake.objects());
    }

    LakeReader reader() {
        return reader;
    }

    /** Asks for a validation over HTTP; gives the id of the chain that follows. */
    String request(String reason) throws IOException, InterruptedException {
        Event<MappingSyncRequested> request = Event.first(
                UUID.randomUUID().toString(),
                Event.source("demo"),
                Instant.now(),
                new MappingSyncRequested(DATASET, reason));
        gateway.publish(request);
        return request.correlationId();
    }

    /** Lets a held deletion pass, over HTTP. */
    Event<DeletionsApproved> approve(Event<DeletionsHeld> held) throws IOException, InterruptedException {
        Event<DeletionsApproved> approval = new Event<>(
                EventIds.derived(held.id(), "demo-approval"),
                Event.source("demo"),
                Instant.now(),
                held.correlationId(),
                held.id(),
                held.traceparent(),
                new DeletionsApproved(DATASET, held.data().holdId(), "this mass deletion is meant"));
        gateway.publish(approval);
        return approval;
    }

    void await(String chain, EventType... types) {
        tail.await(chain, List.of(types));
    }

    /** The chain's event with such data; it must have been awaited. */
    <T extends DomainEvent> Event<T> event(String chain, Class<T> data) {
        return tail.chain(chain).stream()
                .filter(event -> data.isInstance(event.data()))
                .findFirst()
                .orElseThrow()
                .as(data);
    }

    /** Waits until the ledger says that the stage is done with the event. */
    void awaitDone(String stage, Event<?> cause) {
        String run = Run.id(stage, cause.id());
        tail.awaitUntil("the end of run " + run, () -> ledger.find(run)
                .filter(found -> found.state() == RunState.DONE)
                .isPresent());
    }

    void awaitMails(String chain, int count) {
        tail.awaitUntil(count + " mails of the chain", () -> mails(chain).size() >= count);
    }

    private List<SentMail> mails(String chain) {
        return standIn.mails().stream()
                .filter(mail -> mail.text() != null && mail.text().contains(chain))
                .toList();
    }

    /** Everything that the chain left behind, once its mails are there. */
    Findings findings(String chain, int mails) {
        awaitMails(chain, mails);
        return reader.read(tail.chain(chain), mails(chain));
    }
}
