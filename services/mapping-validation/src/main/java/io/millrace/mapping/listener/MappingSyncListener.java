package io.millrace.mapping.listener;

import io.millrace.platform.runtime.StageIntake;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

import java.util.concurrent.CompletionStage;

/** Takes mapping-sync-requested events. */
@ApplicationScoped
class MappingSyncListener {
    static final String CHANNEL = "mapping-validation-requests";

    private final StageIntake intake;
    private final MappingValidationStage stage;

    MappingSyncListener(StageIntake intake, MappingValidationStage stage) {
        this.intake = intake;
        this.stage = stage;
    }

    @Incoming(CHANNEL)
    @Blocking
    CompletionStage<Void> on(Message<byte[]> message) {
        return intake.accept(stage, message);
    }
}
