package io.millrace.cleanroom.listener;

import io.millrace.platform.runtime.StageIntake;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

import java.util.concurrent.CompletionStage;

/** Takes bucketed-tables-created and cleanroom-report-requested events. */
@Singleton
record CleanroomListener(StageIntake intake, CleanroomReportStage stage) {
    static final String TABLES = "cleanroom-reporting-tables";
    static final String REQUESTS = "cleanroom-reporting-requests";

    @Incoming(TABLES)
    @Blocking
    CompletionStage<Void> onTables(Message<byte[]> message) {
        return intake.accept(stage, message);
    }

    @Incoming(REQUESTS)
    @Blocking
    CompletionStage<Void> onRequest(Message<byte[]> message) {
        return intake.accept(stage, message);
    }
}
