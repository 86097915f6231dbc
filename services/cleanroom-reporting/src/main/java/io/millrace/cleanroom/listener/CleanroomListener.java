package io.millrace.cleanroom.listener;

import io.millrace.platform.runtime.StageIntake;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

import java.util.concurrent.CompletionStage;

/** Takes bucketed-tables-created and cleanroom-report-requested events. */
@ApplicationScoped
class CleanroomListener {
    static final String TABLES = "cleanroom-reporting-tables";
    static final String REQUESTS = "cleanroom-reporting-requests";

    private final StageIntake intake;
    private final CleanroomReportStage stage;

    CleanroomListener(StageIntake intake, CleanroomReportStage stage) {
        this.intake = intake;
        this.stage = stage;
    }

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
