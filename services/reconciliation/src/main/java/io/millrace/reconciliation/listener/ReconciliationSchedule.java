package io.millrace.reconciliation.listener;

import io.millrace.events.Event;
import io.millrace.events.EventIds;
import io.millrace.events.streaming.ReconciliationRequested;
import io.millrace.platform.runtime.StageIntake;
import io.millrace.reconciliation.config.ReconciliationConfig;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.ScheduledExecution;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;

/**
 * Has all tables compared by the clock. Every instance makes the same event of the same tick, so it is handled once. A tick
 * at which the ledger is out of reach or no instance runs is not made up for: the next one compares all tables.
 */
@ApplicationScoped
class ReconciliationSchedule {
    private static final String SOURCE = "reconciliation/schedule";

    private final StageIntake intake;
    private final ReconciliationStage stage;
    private final ReconciliationConfig config;

    ReconciliationSchedule(StageIntake intake, ReconciliationStage stage, ReconciliationConfig config) {
        this.intake = intake;
        this.stage = stage;
        this.config = config;
    }

    @Scheduled(cron = "${millrace.reconciliation.schedule:0 0 * * * ?}", timeZone = "UTC")
    void tick(ScheduledExecution execution) {
        if (config.tablesFile().isPresent()) {
            intake.accept(stage, request(execution.getScheduledFireTime()));
        }
    }

    Event<ReconciliationRequested> request(Instant tick) {
        String id = EventIds.derived(SOURCE, config.pipeline(), tick.toString());
        return Event.first(
                id, Event.source(SOURCE), tick, new ReconciliationRequested(config.pipeline(), null, "scheduled"));
    }
}
