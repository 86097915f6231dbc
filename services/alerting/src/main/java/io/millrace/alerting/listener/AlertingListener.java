package io.millrace.alerting.listener;

import io.millrace.platform.runtime.StageIntake;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

import java.util.concurrent.CompletionStage;

/** Takes the events that people are told of. */
@ApplicationScoped
class AlertingListener {
    static final String CHANNEL = "alerting-events";

    private final StageIntake intake;
    private final AlertingStage stage;

    AlertingListener(StageIntake intake, AlertingStage stage) {
        this.intake = intake;
        this.stage = stage;
    }

    @Incoming(CHANNEL)
    @Blocking
    CompletionStage<Void> on(Message<byte[]> message) {
        return intake.accept(stage, message);
    }
}
