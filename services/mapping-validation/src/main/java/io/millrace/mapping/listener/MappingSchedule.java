package io.millrace.mapping.listener;

import io.millrace.events.Event;
import io.millrace.events.EventIds;
import io.millrace.events.mapping.MappingSyncRequested;
import io.millrace.mapping.config.MappingConfig;
import io.millrace.platform.runtime.StageIntake;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.ScheduledExecution;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;

/**
 * Asks for a validation by the clock. Every instance makes the same event of the same tick, so it is handled once. A tick
 * at which the ledger is out of reach or no instance runs is not made up for: the next one validates everything.
 */
@ApplicationScoped
class MappingSchedule {
    private static final String SOURCE = "mapping-validation/schedule";

    private final StageIntake intake;
    private final MappingValidationStage stage;
    private final MappingConfig config;

    MappingSchedule(StageIntake intake, MappingValidationStage stage, MappingConfig config) {
        this.intake = intake;
        this.stage = stage;
        this.config = config;
    }

    @Scheduled(cron = "${millrace.mapping.schedule:off}", timeZone = "UTC")
    void tick(ScheduledExecution execution) {
        intake.accept(stage, request(execution.getScheduledFireTime()));
    }

    Event<MappingSyncRequested> request(Instant tick) {
        String id = EventIds.derived(SOURCE, config.dataset(), tick.toString());
        return Event.first(id, Event.source(SOURCE), tick, new MappingSyncRequested(config.dataset(), "scheduled"));
    }
}
