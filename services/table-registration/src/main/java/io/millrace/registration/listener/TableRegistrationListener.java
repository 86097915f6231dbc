package io.millrace.registration.listener;

import io.millrace.platform.runtime.StageIntake;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

import java.util.concurrent.CompletionStage;

/** Takes the events that bring tables. */
@ApplicationScoped
class TableRegistrationListener {
    static final String CHANNEL = "table-registration-files";

    private final StageIntake intake;
    private final TableRegistrationStage stage;

    TableRegistrationListener(StageIntake intake, TableRegistrationStage stage) {
        this.intake = intake;
        this.stage = stage;
    }

    @Incoming(CHANNEL)
    @Blocking
    CompletionStage<Void> onFiles(Message<byte[]> message) {
        return intake.accept(stage, message);
    }
}
