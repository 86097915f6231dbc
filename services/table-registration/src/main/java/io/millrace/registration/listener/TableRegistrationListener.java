package io.millrace.registration.listener;

import io.millrace.platform.runtime.StageIntake;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

import java.util.concurrent.CompletionStage;

/** Takes the events that bring tables. */
@Singleton
record TableRegistrationListener(StageIntake intake, TableRegistrationStage stage) {
    static final String CHANNEL = "table-registration-files";

    @Incoming(CHANNEL)
    @Blocking
    CompletionStage<Void> onFiles(Message<byte[]> message) {
        return intake.accept(stage, message);
    }
}
