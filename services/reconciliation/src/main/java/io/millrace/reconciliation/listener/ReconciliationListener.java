package io.millrace.reconciliation.listener;

import io.millrace.platform.runtime.StageIntake;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

import java.util.concurrent.CompletionStage;

/** Takes schema-drifted and reconciliation-requested events. */
@Singleton
record ReconciliationListener(StageIntake intake, ReconciliationStage stage) {
    static final String DRIFTS = "reconciliation-schema-drifted";
    static final String REQUESTS = "reconciliation-requested";

    @Incoming(DRIFTS)
    @Blocking
    CompletionStage<Void> onDrift(Message<byte[]> message) {
        return intake.accept(stage, message);
    }

    @Incoming(REQUESTS)
    @Blocking
    CompletionStage<Void> onRequest(Message<byte[]> message) {
        return intake.accept(stage, message);
    }
}
