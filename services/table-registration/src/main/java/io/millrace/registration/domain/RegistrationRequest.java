package io.millrace.registration.domain;

import io.millrace.events.Event;
import io.millrace.events.bucketing.SnapshotBucketed;
import io.millrace.events.lake.DataLanded;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What an event asks for.
 *
 * @param proof the document without which the files do not count; empty when the event itself is the proof
 */
public record RegistrationRequest(
        String dataset, String environment, Origin origin, Optional<URI> proof, List<TableRequest> tables) {

    /** What the event asks for; empty when it is another kind of event. */
    public static Optional<RegistrationRequest> of(Event<?> cause) {
        if (cause.data() instanceof SnapshotBucketed bucketed) {
            return Optional.of(new RegistrationRequest(
                    bucketed.dataset(),
                    bucketed.environment(),
                    new Origin(
                            bucketed.dataset(),
                            bucketed.version(),
                            Optional.of(bucketed.snapshotDt()),
                            cause.id(),
                            cause.time()),
                    Optional.of(bucketed.result()),
                    bucketed.tables().stream().map(TableRequest::of).toList()));
        }
        if (cause.data() instanceof DataLanded landed) {
            return Optional.of(new RegistrationRequest(
                    landed.dataset(),
                    landed.environment(),
                    new Origin(landed.dataset(), landed.version(), Optional.empty(), cause.id(), cause.time()),
                    Optional.empty(),
                    landed.tables().stream().map(TableRequest::of).toList()));
        }
        return Optional.empty();
    }
}
