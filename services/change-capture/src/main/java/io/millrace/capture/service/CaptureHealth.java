package io.millrace.capture.service;

import io.millrace.capture.domain.Progress.Phase;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once every change from now on will stand on its topic: while it loads or streams; and while it has nothing to capture. */
@Readiness
@Singleton
class CaptureHealth implements HealthCheck {
    private final CaptureService service;

    CaptureHealth(CaptureService service) {
        this.service = service;
    }

    @Override
    public HealthCheckResponse call() {
        Phase phase =
                service.capture().map(capture -> capture.progress().phase()).orElse(null);
        return HealthCheckResponse.named("change-capture")
                .status(phase == null || phase == Phase.LOADING || phase == Phase.STREAMING)
                .withData("phase", phase == null ? "rests: no database is set" : phase.name())
                .build();
    }
}
