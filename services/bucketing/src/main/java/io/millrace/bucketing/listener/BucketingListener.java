package io.millrace.bucketing.listener;

import io.millrace.platform.runtime.StageIntake;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

import java.util.concurrent.CompletionStage;

/** Takes snapshot-written and bucketing-requested events. */
@Singleton
record BucketingListener(StageIntake intake, BucketingStage stage) {
    static final String SNAPSHOTS = "bucketing-snapshot-written";
    static final String REQUESTS = "bucketing-requested";

    @Incoming(SNAPSHOTS)
    @Blocking
    CompletionStage<Void> onSnapshot(Message<byte[]> message) {
        return intake.accept(stage, message);
    }

    @Incoming(REQUESTS)
    @Blocking
    CompletionStage<Void> onRequest(Message<byte[]> message) {
        return intake.accept(stage, message);
    }
}
