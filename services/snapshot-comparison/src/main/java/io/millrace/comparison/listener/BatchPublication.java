package io.millrace.comparison.listener;

import io.millrace.comparison.domain.BatchManifest;
import io.millrace.comparison.domain.SnapshotDifference;
import io.millrace.comparison.domain.SnapshotRef;
import io.millrace.comparison.store.BatchStore;
import io.millrace.comparison.store.Comparison;
import io.millrace.comparison.store.Holds;
import io.millrace.comparison.store.Turn;
import io.millrace.comparison.store.Watermarks;
import io.millrace.events.DomainEvent;
import io.millrace.events.Event;
import io.millrace.events.mapping.AdditionsFound;
import io.millrace.events.mapping.DeletionsFound;
import io.millrace.platform.stage.StageResult;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes a batch and its events of a difference; the watermark moves once the events are published. */
public final class BatchPublication {
    private final String dataset;
    private final String environment;
    private final BatchStore batches;
    private final Watermarks watermarks;
    private final Holds holds;

    /** Batches of one dataset of one environment. */
    public BatchPublication(
            String dataset, String environment, BatchStore batches, Watermarks watermarks, Holds holds) {
        this.dataset = dataset;
        this.environment = environment;
        this.batches = batches;
        this.watermarks = watermarks;
        this.holds = holds;
    }

    /** @param approved whether a person let it pass the guard */
    StageResult publish(
            Event<?> cause, Turn turn, SnapshotRef current, String batch, boolean approved, Comparison comparison) {
        SnapshotDifference difference = comparison.difference();
        Runnable advance = () -> advance(turn, current, batch, approved);
        if (difference.isNone()) {
            return new StageResult(List.of(), facts("unchanged", current, difference, "nothing to publish"), advance);
        }
        BatchStore.Header header = new BatchStore.Header(
                dataset,
                environment,
                batch,
                turn.previous().map(SnapshotRef::snapshot).orElse(null),
                current.snapshot(),
                turn.snapshotId(),
                new BatchManifest.Cause(cause.id(), cause.correlationId()));
        BatchStore.Published published = comparison.publish(batches, header, () -> watermarks.publishing(turn));
        List<DomainEvent> events = new ArrayList<>();
        published.additions().ifPresent(additions -> events.add(new AdditionsFound(dataset, environment, additions)));
        published.deletions().ifPresent(deletions -> events.add(new DeletionsFound(dataset, environment, deletions)));
        return new StageResult(events, facts("published", current, difference, "batch " + batch), advance);
    }

    /** A hold that is approved must outlast a crash until the watermark has moved; any other is void before that. */
    private void advance(Turn turn, SnapshotRef current, String batch, boolean approved) {
        if (!approved) {
            holds.forget(dataset);
        }
        watermarks.advance(turn, current, batch, approved);
        if (approved) {
            holds.forget(dataset, batch);
        }
    }

    Map<String, String> facts(String outcome, SnapshotRef current, SnapshotDifference difference, String detail) {
        Map<String, String> facts = new HashMap<>();
        facts.put("outcome", outcome);
        facts.put("detail", detail);
        facts.put("snapshot", current.snapshot());
        facts.put("rows", Long.toString(difference.rows()));
        facts.put("previousRows", Long.toString(difference.previousRows()));
        facts.put("added", Long.toString(difference.added()));
        facts.put("removed", Long.toString(difference.removed()));
        facts.put("retargeted", Long.toString(difference.retargeted()));
        facts.put("ambiguousSources", Long.toString(difference.ambiguousSources()));
        return facts;
    }
}
