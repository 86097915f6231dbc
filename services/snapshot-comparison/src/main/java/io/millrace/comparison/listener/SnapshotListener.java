package io.millrace.comparison.listener;

import io.millrace.platform.runtime.StageIntake;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

import java.util.concurrent.CompletionStage;

/** Takes snapshot-written and deletions-approved events. */
@Singleton
record SnapshotListener(StageIntake intake, SnapshotComparisonStage stage) {
    static final String SNAPSHOTS = "snapshot-comparison-snapshots";
    static final String APPROVALS = "snapshot-comparison-approvals";

    @Incoming(SNAPSHOTS)
    @Blocking
    CompletionStage<Void> onSnapshot(Message<byte[]> message) {
        return intake.accept(stage, message);
    }

    @Incoming(APPROVALS)
    @Blocking
    CompletionStage<Void> onApproval(Message<byte[]> message) {
        return intake.accept(stage, message);
    }
}
