package io.millrace.platform.stage;

import io.millrace.events.Event;
import io.millrace.events.lake.SnapshotWritten;
import io.millrace.events.mapping.MappingSyncRequested;
import io.millrace.platform.ledger.CheckpointStore;
import io.millrace.platform.ledger.Run;

import java.net.URI;
import java.util.List;
import java.util.Map;

/** A stage that does what the test says. */
record ScriptedStage(Script script) implements Stage {
    static final String NAME = "scripted";

    /** What it does about a run. */
    @FunctionalInterface
    interface Script {
        StageResult run(Run run) throws Exception;
    }

    /** Answers each event with one that names its dataset. */
    static ScriptedStage thatWorks() {
        return new ScriptedStage(run -> StageResult.of(List.of(snapshot(run)), Map.of("rows", "7")));
    }

    /** Two effects, two events, and one more effect when they are published. */
    static ScriptedStage withEffects(CheckpointStore checkpoints) {
        return new ScriptedStage(run -> {
            String id = run.cause().id();
            checkpoints.create(
                    "effect/" + id + "/first", Map.of("time", run.cause().time().toString()));
            checkpoints.create("effect/" + id + "/second", Map.of());
            return new StageResult(
                    List.of(snapshot(run), new MappingSyncRequested(run.cause().subject(), null)),
                    Map.of(),
                    () -> checkpoints.create("effect/" + id + "/third", Map.of()));
        });
    }

    static SnapshotWritten snapshot(Run run) {
        return new SnapshotWritten(
                run.cause().subject(), "test", "20260131120000", URI.create("s3://b/k"), null, null, null);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public StageResult run(Event<?> cause, Run run) throws Exception {
        return script.run(run);
    }
}
