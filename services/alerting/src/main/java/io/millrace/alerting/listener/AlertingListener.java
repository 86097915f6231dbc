package io.millrace.alerting.listener;

import io.millrace.platform.runtime.StageIntake;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

import java.util.concurrent.CompletionStage;

/** Takes the events that people are told of. */
@Singleton
record AlertingListener(StageIntake intake, AlertingStage stage) {
    static final String CHANNEL = "alerting-events";

    @Incoming(CHANNEL)
    @Blocking
    CompletionStage<Void> on(Message<byte[]> message) {
        return intake.accept(stage, message);
    }
}
