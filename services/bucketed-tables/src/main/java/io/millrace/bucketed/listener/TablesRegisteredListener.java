package io.millrace.bucketed.listener;

import io.millrace.platform.runtime.StageIntake;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

import java.util.concurrent.CompletionStage;

/** Takes tables-registered events. */
@Singleton
record TablesRegisteredListener(StageIntake intake, BucketedTablesStage stage) {
    static final String REGISTERED = "bucketed-tables-registered";

    @Incoming(REGISTERED)
    @Blocking
    CompletionStage<Void> onTables(Message<byte[]> message) {
        return intake.accept(stage, message);
    }
}
