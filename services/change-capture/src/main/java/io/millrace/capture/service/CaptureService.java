package io.millrace.capture.service;

import io.micrometer.core.instrument.MeterRegistry;
import io.millrace.capture.config.CaptureConfig;
import io.millrace.capture.run.Capture;
import io.millrace.capture.run.CaptureSettings;
import io.millrace.capture.run.TopicKafka;
import io.millrace.platform.messaging.EventPublisher;
import io.millrace.platform.runtime.PlatformConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Starts capture with the service and stops it with it. */
@Singleton
class CaptureService {
    private static final Logger LOG = Logger.getLogger(CaptureService.class);

    private final CaptureConfig config;
    private final PlatformConfig platform;
    private final Map<String, Object> kafka;
    private final EventPublisher publisher;
    private final Clock clock;
    private final MeterRegistry meters;
    private volatile Capture capture;

    CaptureService(
            CaptureConfig config,
            PlatformConfig platform,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            EventPublisher publisher,
            Clock clock,
            MeterRegistry meters) {
        this.config = config;
        this.platform = platform;
        this.kafka = kafka;
        this.publisher = publisher;
        this.clock = clock;
        this.meters = meters;
    }

    void start(@Observes StartupEvent started) {
        if (config.database().url().isEmpty()) {
            LOG.info("event=capture-rests error=no database is set in millrace.capture.database.url");
            return;
        }
        CaptureSettings settings = SettingsReader.read(config, platform.environment());
        capture = new Capture(settings, new TopicKafka(kafka, settings.writing()), publisher, clock);
        CaptureMetrics.register(meters, settings.pipeline(), capture);
        capture.start();
    }

    /** Capture; empty when the service rests. */
    Optional<Capture> capture() {
        return Optional.ofNullable(capture);
    }

    void stop(@Observes ShutdownEvent stopped) {
        if (capture != null) {
            capture.close();
        }
    }
}
