package io.millrace.bucketed.listener;

import io.millrace.platform.runtime.StageIntake;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

import java.util.concurrent.CompletionStage;

/** Takes tables-registered events. */
@ApplicationScoped
class TablesRegisteredListener {
    static final String REGISTERED = "bucketed-tables-registered";

    private final StageIntake intake;
    private final BucketedTablesStage stage;

    TablesRegisteredListener(StageIntake intake, BucketedTablesStage stage) {
        this.intake = intake;
        this.stage = stage;
    }

    @Incoming(REGISTERED)
    @Blocking
    CompletionStage<Void> onTables(Message<byte[]> message) {
        return intake.accept(stage, message);
    }
}
