package io.millrace.mapping.listener;

import io.millrace.platform.runtime.StageIntake;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

import java.util.concurrent.CompletionStage;

/** Takes mapping-sync-requested events. */
@Singleton
record MappingSyncListener(StageIntake intake, MappingValidationStage stage) {
    static final String CHANNEL = "mapping-validation-requests";

    @Incoming(CHANNEL)
    @Blocking
    CompletionStage<Void> on(Message<byte[]> message) {
        return intake.accept(stage, message);
    }
}
